import { open, seal } from "../seal.ts";

export { openName, sealName } from "../sealed-name.ts";

// What a signer wrote, sealed for the columns of `signature`, `signature_draft` and `district_lookup`. Each value is bound to
// its kind and its signer, so that none opens in another's place. Opening throws where a value was moved or altered, or where
// its key is missing from SEAL_KEYS. The contexts are those of lib/sealed-columns.ts, which a change of keys uses. A test
// compares the two.
const hex = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");

/** Seals a comment, bound like a name. */
export const sealComment = (comment: string, petitionId: number, emailHash: Uint8Array) =>
  seal(comment, `comment/${petitionId}/${hex(emailHash)}`);
/** Opens what `sealComment` sealed. */
export const openComment = (sealed: Uint8Array, petitionId: number, emailHash: Uint8Array) =>
  open(sealed, `comment/${petitionId}/${hex(emailHash)}`);

/** Seals a street, which stays only until its district is found. */
export const sealStreet = (street: string, emailHash: Uint8Array) => seal(street, `street/${hex(emailHash)}`);
/** Opens what `sealStreet` sealed. */
export const openStreet = (sealed: Uint8Array, emailHash: Uint8Array) => open(sealed, `street/${hex(emailHash)}`);
