import { keyedHash } from "../keys";
import { open, openBytes, seal, sealBytes } from "../seal";

// What deliveries seal. The contexts are those of lib/sealed-columns.ts, which a change of keys uses. A test compares the two.

/** Seals a part of a packet's file, bound to its place. */
export const sealFileChunk = (bytes: Uint8Array, fileId: number, ordinal: number) =>
  sealBytes(bytes, `packet-file/${fileId}/${ordinal}`);
/** Opens what `sealFileChunk` sealed. Throws where the part stood elsewhere, or where its key is missing. */
export const openFileChunk = (sealed: Uint8Array, fileId: number, ordinal: number) =>
  openBytes(sealed, `packet-file/${fileId}/${ordinal}`);

/** Seals a part of the photograph of a receipt, bound to its place. */
export const sealScanChunk = (bytes: Uint8Array, scanId: number, ordinal: number) =>
  sealBytes(bytes, `packet-scan/${scanId}/${ordinal}`);
/** Opens what `sealScanChunk` sealed. */
export const openScanChunk = (sealed: Uint8Array, scanId: number, ordinal: number) =>
  openBytes(sealed, `packet-scan/${scanId}/${ordinal}`);

const packetTexts = { receivedBy: "receipt", note: "receipt-note", reply: "reply" } as const;
type PacketText = keyof typeof packetTexts;

/** Seals the name or note of a receipt, or the text of a reply, bound to its packet. */
export const sealPacketText = (kind: PacketText, text: string, packetId: number) =>
  seal(text, `${packetTexts[kind]}/${packetId}`);
/** Opens what `sealPacketText` sealed. */
export const openPacketText = (kind: PacketText, sealed: Uint8Array, packetId: number) =>
  open(sealed, `${packetTexts[kind]}/${packetId}`);

/** The hash by which the link of an office is found. Only the hash is stored, and it is keyed, so looking it up tells nothing. */
export const packetTokenHash = (token: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(keyedHash("link", `delivery/${token}`));
