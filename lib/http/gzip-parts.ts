import { constants, crc32, deflateRawSync } from "node:zlib";

/** A piece of a gzip file (RFC 1952) that can stand anywhere in one, because it refers to no bytes outside of itself. */
export interface GzipPart {
  deflated: Buffer;
  /** Of the text, in bytes. */
  length: number;
  crc: number;
  /** By what the checksum of everything before is multiplied when this piece follows: x^(8 · length), see `combine`. */
  shift: number;
}

const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
// An empty last block of the fixed code.
const END = Buffer.from([0x03, 0x00]);
const STORED_BYTES_MAX = 0xffff;
// The polynomial of CRC-32 with its bits reversed, as zlib keeps checksums: the highest bit is x^0.
const POLYNOMIAL = 0xedb88320;
const ONE = 0x80000000;
const X_TO_8 = 0x00800000;

/** Compresses a text once, for a file that will be put together many times. */
export function gzipPart(text: Buffer, level = 9): GzipPart {
  // Flushed, it ends at a whole byte and leaves the file open.
  const deflated = deflateRawSync(text, { level, finishFlush: constants.Z_SYNC_FLUSH });
  return { deflated, length: text.length, crc: crc32(text), shift: powerOfX8(text.length) };
}

/** A short text as it is, which costs less than compressing it for a single file. At most 65,535 bytes. */
export function storedPart(text: Buffer): GzipPart {
  if (text.length > STORED_BYTES_MAX) return gzipPart(text, 1);
  const head = Buffer.alloc(5);
  head.writeUInt16LE(text.length, 1);
  head.writeUInt16LE(~text.length & 0xffff, 3);
  return {
    deflated: Buffer.concat([head, text]),
    length: text.length,
    crc: crc32(text),
    shift: powerOfX8(text.length),
  };
}

/** Pieces that follow each other, as one. */
export function mergeParts(parts: readonly GzipPart[]): GzipPart {
  return { ...totalOf(parts), deflated: Buffer.concat(parts.map(({ deflated }) => deflated)) };
}

/** One gzip file of all pieces in their order. */
export function joinParts(parts: readonly GzipPart[]): Buffer {
  const { crc, length } = totalOf(parts);
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(length % 2 ** 32, 4);
  return Buffer.concat([HEADER, ...parts.map(({ deflated }) => deflated), END, trailer]);
}

function totalOf(parts: readonly GzipPart[]): Omit<GzipPart, "deflated"> {
  let [crc, length, shift] = [0, 0, ONE];
  for (const part of parts) {
    crc = combine(crc, part);
    length += part.length;
    shift = multiply(shift, part.shift);
  }
  return { crc, length, shift };
}

/**
 * The checksum of a text and the piece that follows it, from the two checksums. A CRC is the rest of dividing the text, read as
 * a polynomial over GF(2), so what comes before is multiplied by x for each bit of the piece, and added.
 */
function combine(crc: number, { crc: next, shift }: GzipPart): number {
  return (multiply(shift, crc) ^ next) >>> 0;
}

function powerOfX8(exponent: number): number {
  let power = ONE;
  for (let rest = exponent, square = X_TO_8; rest > 0; rest = Math.floor(rest / 2), square = multiply(square, square))
    if (rest % 2 === 1) power = multiply(power, square);
  return power;
}

/** The product of two polynomials, modulo that of CRC-32. */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let bits = a >>> 0, shifted = b >>> 0; bits !== 0; bits = (bits << 1) >>> 0) {
    if (bits & ONE) product ^= shifted;
    shifted = shifted & 1 ? (shifted >>> 1) ^ POLYNOMIAL : shifted >>> 1;
  }
  return product >>> 0;
}
