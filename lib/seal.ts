import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

import { env } from "./env.ts";
import { invariant } from "./invariant.ts";

// One byte for the format, one for the length of the key's id, the id, then what GCM needs (NIST SP 800-38D, 8.2.2).
const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals a text with the first key (AES-256-GCM). `context` names its row and column: copied to another row it does not open. */
export function seal(text: string, context: string): Buffer<ArrayBuffer> {
  return sealBytes(Buffer.from(text, "utf8"), context);
}

/** Seals bytes as `seal` seals a text. */
export function sealBytes(bytes: Uint8Array, context: string): Buffer<ArrayBuffer> {
  const [first] = env.SEAL_KEYS;
  invariant(first, "SEAL_KEYS holds a key");
  const header = Buffer.concat([Buffer.from([FORMAT, first.id.length]), Buffer.from(first.id, "ascii")]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", first.key, nonce);
  cipher.setAAD(Buffer.from(context, "utf8"));
  return Buffer.concat([header, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what `seal` made, with the key that sealed it. Throws if the key, the context or the bytes do not match. */
export function open(sealed: Uint8Array, context: string): string {
  return openBytes(sealed, context).toString("utf8");
}

/** Opens what `sealBytes` made, and throws as `open` does. */
export function openBytes(sealed: Uint8Array, context: string): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const id = sealKeyId(bytes);
  const ring = env.SEAL_KEYS.find((key) => key.id === id);
  invariant(ring, `SEAL_KEYS holds the key "${id}"`);
  const nonceAt = 2 + id.length;
  const textAt = nonceAt + NONCE_BYTES;
  invariant(bytes.length >= textAt + TAG_BYTES, "sealed bytes are whole");
  const decipher = createDecipheriv("aes-256-gcm", ring.key, bytes.subarray(nonceAt, textAt), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(context, "utf8"));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const opened = decipher.update(bytes.subarray(textAt, -TAG_BYTES));
  // In GCM the end adds no bytes. It throws where the tag does not match.
  decipher.final();
  return opened;
}

/** The id of the key that sealed these bytes. */
export function sealKeyId(sealed: Uint8Array): string {
  invariant(sealed[0] === FORMAT && sealed.length > 2 + (sealed[1] ?? 0), "sealed bytes have a known format");
  return Buffer.from(sealed.buffer, sealed.byteOffset + 2, sealed[1]).toString("ascii");
}
