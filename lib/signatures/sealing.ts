import { open, seal } from "../seal.ts";

// The contexts are those of lib/sealed-columns.ts, by which keys are changed; a test holds the two together.
const hex = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");

export const sealName = (name: string, petitionId: number, addressHash: Uint8Array) =>
  seal(name, `name/${petitionId}/${hex(addressHash)}`);
export const openName = (sealed: Uint8Array, petitionId: number, addressHash: Uint8Array) =>
  open(sealed, `name/${petitionId}/${hex(addressHash)}`);

export const sealComment = (comment: string, petitionId: number, addressHash: Uint8Array) =>
  seal(comment, `comment/${petitionId}/${hex(addressHash)}`);
export const openComment = (sealed: Uint8Array, petitionId: number, addressHash: Uint8Array) =>
  open(sealed, `comment/${petitionId}/${hex(addressHash)}`);

export const sealStreet = (street: string, addressHash: Uint8Array) => seal(street, `street/${hex(addressHash)}`);
export const openStreet = (sealed: Uint8Array, addressHash: Uint8Array) => open(sealed, `street/${hex(addressHash)}`);
