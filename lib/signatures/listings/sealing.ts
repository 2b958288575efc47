import { open, seal } from "../../seal.ts";

// Bound to the mark, by which a listing is unique. The contexts are those of lib/sealed-columns.ts.
const contextOf = (mark: Uint8Array) => `listing/${Buffer.from(mark).toString("hex")}`;

export const sealLabel = (label: string, mark: Uint8Array) => seal(label, contextOf(mark));
export const openLabel = (sealed: Uint8Array, mark: Uint8Array) => open(sealed, contextOf(mark));
