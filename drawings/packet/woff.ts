import { inflateSync } from "node:zlib";

const WOFF = 0x774f4646;
const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;

/**
 * The font in a WOFF file as OpenType (W3C, WOFF 1.0). The library that sets fonts would inflate a whole table again for each
 * glyph. Bytes that are no WOFF stay as they are.
 */
export function openTypeOf(file: Buffer): Buffer {
  if (file.readUInt32BE(0) !== WOFF) return file;
  const count = file.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => readTable(file, HEADER_BYTES + index * ENTRY_BYTES));
  const header = Buffer.alloc(12 + count * 16);
  header.writeUInt32BE(file.readUInt32BE(4), 0);
  header.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  header.writeUInt16BE(2 ** power * 16, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE(count * 16 - 2 ** power * 16, 10);
  let offset = header.length;
  const parts: Buffer[] = [header];
  tables.forEach(({ tag, checksum, bytes }, index) => {
    const at = 12 + index * 16;
    tag.copy(header, at);
    header.writeUInt32BE(checksum, at + 4);
    header.writeUInt32BE(offset, at + 8);
    header.writeUInt32BE(bytes.length, at + 12);
    // Tables begin at multiples of four bytes.
    const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
    parts.push(bytes, padding);
    offset += bytes.length + padding.length;
  });
  return Buffer.concat(parts);
}

function readTable(file: Buffer, entry: number) {
  const from = file.readUInt32BE(entry + 4);
  const compressed = file.readUInt32BE(entry + 8);
  const length = file.readUInt32BE(entry + 12);
  const bytes = file.subarray(from, from + compressed);
  return {
    tag: file.subarray(entry, entry + 4),
    checksum: file.readUInt32BE(entry + 16),
    bytes: compressed < length ? inflateSync(bytes) : bytes,
  };
}
