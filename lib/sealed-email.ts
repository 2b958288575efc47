import { open, seal } from "./seal.ts";

// Bound to the person alone and not to a table, because the database copies the bytes from a signature, a subscription
// or an organizer to their emails. The context is that of lib/sealed-columns.ts, by which keys are changed.
const contextOf = (emailHash: Uint8Array) => `letter/${Buffer.from(emailHash).toString("hex")}`;

export const sealEmail = (email: string, emailHash: Uint8Array) => seal(email, contextOf(emailHash));
export const openEmail = (sealed: Uint8Array, emailHash: Uint8Array) => open(sealed, contextOf(emailHash));
