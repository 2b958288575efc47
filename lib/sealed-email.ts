import { open, seal } from "./seal.ts";

// Bound to the person alone and not to a table, because the database copies the bytes from a signature, a subscription
// or an organizer to their letters. The context is that of lib/sealed-columns.ts, by which keys are changed.
const contextOf = (addressHash: Uint8Array) => `email/${Buffer.from(addressHash).toString("hex")}`;

export const sealEmail = (email: string, addressHash: Uint8Array) => seal(email, contextOf(addressHash));
export const openEmail = (sealed: Uint8Array, addressHash: Uint8Array) => open(sealed, contextOf(addressHash));
