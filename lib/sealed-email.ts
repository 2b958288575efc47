import { open, seal } from "./seal.ts";

// Bound only to the person and not to a table, because the database copies the bytes from a signature, a subscription
// or an organizer to their emails. The context is the same as in lib/sealed-columns.ts, which a change of keys uses.
const contextOf = (emailHash: Uint8Array) => `email/${Buffer.from(emailHash).toString("hex")}`;

/** Seals an email for any column that contains one. `emailHash` is the keyed hash of the same mailbox. */
export const sealEmail = (email: string, emailHash: Uint8Array) => seal(email, contextOf(emailHash));
/** Opens what `sealEmail` sealed. Throws if it belongs to another mailbox or was altered. */
export const openEmail = (sealed: Uint8Array, emailHash: Uint8Array) => open(sealed, contextOf(emailHash));

// The secret of an email is bound to its reader under another name than the reader's email, so that neither opens in place of
// the other. The name is older than that of the table. It must not change, or emails that wait could not be opened.
const secretContextOf = (emailHash: Uint8Array) => `letter/${Buffer.from(emailHash).toString("hex")}`;

/** Seals the secret of an email (a sign-in link, an error report) for `outbox_email.secret_sealed`. */
export const sealSecret = (secret: unknown, emailHash: Uint8Array) =>
  seal(JSON.stringify(secret), secretContextOf(emailHash));
/** Opens what `sealSecret` sealed, as parsed JSON. Throws if it was moved or altered. */
export const openSecret = (sealed: Uint8Array, emailHash: Uint8Array): unknown =>
  JSON.parse(open(sealed, secretContextOf(emailHash)));
