import { open, seal } from "../seal.ts";

// The contexts are those of lib/sealed-columns.ts, by which keys are changed; a test holds the two together.
const hex = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");

export const sealName = (name: string, petitionId: number, emailHash: Uint8Array) =>
  seal(name, `name/${petitionId}/${hex(emailHash)}`);
export const openName = (sealed: Uint8Array, petitionId: number, emailHash: Uint8Array) =>
  open(sealed, `name/${petitionId}/${hex(emailHash)}`);

export const sealComment = (comment: string, petitionId: number, emailHash: Uint8Array) =>
  seal(comment, `comment/${petitionId}/${hex(emailHash)}`);
export const openComment = (sealed: Uint8Array, petitionId: number, emailHash: Uint8Array) =>
  open(sealed, `comment/${petitionId}/${hex(emailHash)}`);

export const sealStreet = (street: string, emailHash: Uint8Array) => seal(street, `street/${hex(emailHash)}`);
export const openStreet = (sealed: Uint8Array, emailHash: Uint8Array) => open(sealed, `street/${hex(emailHash)}`);
