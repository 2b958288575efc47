import { open, seal } from "../../seal.ts";

// Bound to the mark of the domain. The context is that of lib/sealed-columns.ts.
const contextOf = (mark: Uint8Array) => `mail-domain/${Buffer.from(mark).toString("hex")}`;

export const sealDomain = (domain: string, mark: Uint8Array) => seal(domain, contextOf(mark));
export const openDomain = (sealed: Uint8Array, mark: Uint8Array) => open(sealed, contextOf(mark));
