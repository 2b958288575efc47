import { open, seal } from "./seal.ts";

// Bound to the petition and the person and not to a table, because the database copies the bytes from a draft to its signature,
// and from there to the emails that greet the signer. The context is that of lib/sealed-columns.ts.
const contextOf = (petitionId: number, emailHash: Uint8Array) =>
  `name/${petitionId}/${Buffer.from(emailHash.buffer, emailHash.byteOffset, emailHash.byteLength).toString("hex")}`;

/** Seals the name of a signer for any column that contains one. */
export const sealName = (name: string, petitionId: number, emailHash: Uint8Array) =>
  seal(name, contextOf(petitionId, emailHash));
/** Opens what `sealName` sealed. Throws if it belongs to another signer or was altered. */
export const openName = (sealed: Uint8Array, petitionId: number, emailHash: Uint8Array) =>
  open(sealed, contextOf(petitionId, emailHash));
