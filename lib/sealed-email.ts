import { open, seal } from "./seal.ts";

// Bound to the person alone and not to a table, because the database copies the bytes from a signature, a subscription
// or an organizer to their emails. The context is that of lib/sealed-columns.ts, by which keys are changed.
const contextOf = (emailHash: Uint8Array) => `email/${Buffer.from(emailHash).toString("hex")}`;

export const sealEmail = (email: string, emailHash: Uint8Array) => seal(email, contextOf(emailHash));
export const openEmail = (sealed: Uint8Array, emailHash: Uint8Array) => open(sealed, contextOf(emailHash));

// What is secret in an email is bound to its reader under another name than the reader's own address, so that neither
// opens in the place of the other. The name is older than the table's: another one would close what waits to be sent.
const secretContextOf = (emailHash: Uint8Array) => `letter/${Buffer.from(emailHash).toString("hex")}`;

/** Seals what is secret in an email (a sign-in link, a report), for `outbox_email.secret_sealed`. */
export const sealSecret = (secret: unknown, emailHash: Uint8Array) =>
  seal(JSON.stringify(secret), secretContextOf(emailHash));
/** What `sealSecret` sealed, as plain JSON. Throws where it was moved or altered. */
export const openSecret = (sealed: Uint8Array, emailHash: Uint8Array): unknown =>
  JSON.parse(open(sealed, secretContextOf(emailHash)));
