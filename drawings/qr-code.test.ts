import { inflateSync } from "node:zlib";

import { encode } from "uqr";
import { expect, test } from "vitest";

import { qrPng, qrSvg } from "./qr-code";

const URL = "https://example.org/es/petitions/safe-harbor?from=church-newsletter";

test("the PNG has exactly the modules of the code, black on white with its quiet zone", () => {
  const png = qrPng(URL);
  const { data, size } = encode(URL, { ecc: "M", border: 4 });
  const side = png.readUInt32BE(16);
  expect(png.readUInt32BE(20)).toBe(side);
  const from = png.indexOf("IDAT") + 4;
  const pixels = inflateSync(png.subarray(from, from + png.readUInt32BE(from - 8)));
  const lineBytes = 1 + Math.ceil(side / 8);
  const scale = side / size;
  const isDark = (x: number, y: number) => (pixels[y * lineBytes + 1 + (x >> 3)]! & (0x80 >> (x & 7))) === 0;
  const read = data.map((line, y) => line.map((_, x) => isDark(x * scale + scale / 2, y * scale + scale / 2)));
  expect(read).toEqual(data);
});

test("the SVG is a drawing of the same URL without a script or a link", () => {
  const svg = qrSvg(URL);
  expect(svg).toMatch(/^<svg /);
  expect(svg).not.toMatch(/<script|href=/);
});
