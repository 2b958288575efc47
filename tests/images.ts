// Small images of each type, as a phone or a scanner makes them, for tests of uploads.
import { crc32, deflateSync } from "node:zlib";

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const crc = Buffer.alloc(4);
  crc.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, crc]);
}

/** A PNG of one pixel, with a note in it. */
export const smallPng = Buffer.concat([
  Buffer.from("89504e470d0a1a0a", "hex"),
  chunk("IHDR", Buffer.from("00000001000000010800000000", "hex")),
  chunk("tEXt", Buffer.from("Comment\0taken at home", "latin1")),
  chunk("IDAT", deflateSync(Buffer.from([0, 0]))),
  chunk("IEND", Buffer.alloc(0)),
]);

const segment = (marker: number, data: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};

// Little-endian TIFF with two entries: orientation 6, and a pointer to a place (GPS).
const exif = Buffer.concat([
  Buffer.from("Exif\0\0II*\0", "latin1"),
  Buffer.from("0800000002001201030001000000060000002588040001000000ff00000000000000", "hex"),
  Buffer.from("51.5N 0.1W"),
]);

/** The frame of a JPEG with notes of the camera. Its scan is no real one: nothing decodes it. */
export const smallJpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1")),
  segment(0xe1, exif),
  segment(0xfe, Buffer.from("a comment")),
  segment(0xdb, Buffer.alloc(65)),
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]),
  Buffer.from([0xff, 0xd9]),
]);

const riffChunk = (name: string, data: Buffer): Buffer => {
  const head = Buffer.from(`${name}\0\0\0\0`, "latin1");
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
};

/** A WebP with EXIF. */
export const smallWebp = (() => {
  const chunks = Buffer.concat([
    riffChunk("VP8X", Buffer.from("08000000000000000000", "hex")),
    riffChunk("VP8L", Buffer.from("2f00000010071011118888080800", "hex")),
    riffChunk("EXIF", Buffer.from("51.5N 0.1W")),
  ]);
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(4 + chunks.length, 4);
  return Buffer.concat([head, chunks]);
})();
