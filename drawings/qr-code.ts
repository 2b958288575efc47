import { crc32, deflateSync } from "node:zlib";

import { encode, renderSVG } from "uqr";

const OPTIONS = { ecc: "M", border: 4 } as const;

// A thousand pixels or so, which is sharp on a page of print.
const PIXELS_PER_MODULE = 24;

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The QR code of a URL as SVG, black on white. */
export const qrSvg = (url: string): string => renderSVG(url, OPTIONS);

/** The QR code of a URL as PNG with one bit a pixel (PNG specification, 11.2). */
export function qrPng(url: string): Buffer {
  const { data, size } = encode(url, OPTIONS);
  const side = size * PIXELS_PER_MODULE;
  const lineBytes = 1 + Math.ceil(side / 8);
  const pixels = Buffer.alloc(lineBytes * side);
  data.forEach((modules, row) => {
    const line = Buffer.alloc(lineBytes);
    // The first byte says that the line is not filtered. A bit that is set is white.
    for (let x = 0; x < side; x += 1)
      if (!modules[Math.floor(x / PIXELS_PER_MODULE)]) line[1 + (x >> 3)]! |= 0x80 >> (x & 7);
    for (let copy = 0; copy < PIXELS_PER_MODULE; copy += 1)
      line.copy(pixels, (row * PIXELS_PER_MODULE + copy) * lineBytes);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // One bit of gray.
  header[8] = 1;
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
