import type { Buffer as NodeBuffer } from "node:buffer";

export type ImageType = "image/jpeg" | "image/png" | "image/webp";
export interface Image {
  type: ImageType;
  bytes: NodeBuffer<ArrayBuffer>;
}

/**
 * The image in an uploaded file, or null where it is none. The type is found from the bytes, never from what the browser says.
 * The result has only the parts that draw the image: notes of the camera, such as where the photograph was taken, and what
 * follows the end of the image, such as another file that is hidden there, are left out. Pixels are not decoded.
 */
export function imageIn(file: Uint8Array): Image | null {
  const bytes = Buffer.from(file);
  return jpegIn(bytes) ?? pngIn(bytes) ?? webpIn(bytes);
}

const image = (type: ImageType, parts: NodeBuffer[]): Image => ({ type, bytes: Buffer.concat(parts) });

// Markers of JPEG (ITU T.81, table B.1).
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COMMENT = 0xfe;
// APP0 is JFIF, APP2 holds color profiles, APP14 says how colors are coded. The others hold notes.
const DRAWING_APPS = new Set([0xe0, 0xe2, 0xee]);
const isNote = (marker: number) =>
  marker === COMMENT || (marker >= 0xe0 && marker <= 0xef && !DRAWING_APPS.has(marker));
const EXIF = Buffer.from("Exif\0\0");

function jpegIn(bytes: NodeBuffer): Image | null {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return null;
  const kept = [bytes.subarray(0, 2)];
  let hasScan = false;
  let at = 2;
  while (at + 2 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    if (marker === EOI) return hasScan ? image("image/jpeg", [...kept, bytes.subarray(at, at + 2)]) : null;
    if (at + 4 > bytes.length) return null;
    let end = at + 2 + bytes.readUInt16BE(at + 2);
    if (marker === SOS) {
      hasScan = true;
      end = endOfScan(bytes, end);
    }
    if (end > bytes.length || end < at + 4) return null;
    const segment = bytes.subarray(at, end);
    if (!isNote(marker)) kept.push(segment);
    else if (marker === 0xe1) kept.push(...orientationOf(segment));
    at = end;
  }
  return null;
}

// In the data of a scan, 0xff is followed by 0 (a stuffed byte) or by a restart marker, else the next segment begins.
function endOfScan(bytes: NodeBuffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1]!;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return Number.POSITIVE_INFINITY;
}

const ORIENTATION = 0x0112;

/** A new EXIF segment with the orientation alone, because without it the photographs of phones lie on their side. */
function orientationOf(segment: NodeBuffer): NodeBuffer[] {
  const tiff = segment.subarray(10);
  if (!segment.subarray(4, 10).equals(EXIF) || tiff.length < 10) return [];
  const little = tiff.toString("latin1", 0, 2) === "II";
  const read16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return [];
  for (
    let entry = directory + 2, left = read16(directory);
    left > 0 && entry + 12 <= tiff.length;
    left -= 1, entry += 12
  ) {
    if (read16(entry) !== ORIENTATION) continue;
    const orientation = read16(entry + 8);
    if (orientation < 2 || orientation > 8) return [];
    const written = Buffer.from("ffe1002245786966000049492a00080000000100120103000100000000000000" + "00000000", "hex");
    written.writeUInt16LE(orientation, 28);
    return [written];
  }
  return [];
}

const PNG = Buffer.from("89504e470d0a1a0a", "hex");
const PNG_DRAWING = new Set([
  "IHDR",
  "PLTE",
  "IDAT",
  "IEND",
  "tRNS",
  "gAMA",
  "cHRM",
  "sRGB",
  "iCCP",
  "sBIT",
  "pHYs",
  "bKGD",
]);

function pngIn(bytes: NodeBuffer): Image | null {
  if (!bytes.subarray(0, 8).equals(PNG) || bytes.toString("latin1", 12, 16) !== "IHDR") return null;
  const kept = [bytes.subarray(0, 8)];
  let hasData = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (end > bytes.length) return null;
    if (PNG_DRAWING.has(name)) kept.push(bytes.subarray(at, end));
    hasData ||= name === "IDAT";
    if (name === "IEND") return hasData ? image("image/png", kept) : null;
    at = end;
  }
  return null;
}

const WEBP_DRAWING = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ICCP"]);
// The bits of VP8X that announce EXIF and XMP.
const WEBP_NOTES = 0b0000_1100;

function webpIn(bytes: NodeBuffer): Image | null {
  if (bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WEBP") return null;
  const whole = 8 + bytes.readUInt32LE(4);
  if (whole > bytes.length) return null;
  const kept: NodeBuffer[] = [];
  let hasData = false;
  for (let at = 12; at + 8 <= whole;) {
    const name = bytes.toString("latin1", at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > whole) return null;
    const chunk = Buffer.from(bytes.subarray(at, end));
    if (name === "VP8X" && length >= 10) chunk[8] = chunk[8]! & ~WEBP_NOTES;
    if (WEBP_DRAWING.has(name)) kept.push(chunk);
    hasData ||= name === "VP8 " || name === "VP8L";
    at = end;
  }
  if (!hasData) return null;
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(4 + kept.reduce((sum, { length }) => sum + length, 0), 4);
  return image("image/webp", [head, ...kept]);
}
