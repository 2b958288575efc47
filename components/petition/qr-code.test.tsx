import jsQR from "jsqr";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { QrCode } from "./qr-code";

const PIXELS_PER_MODULE = 4;

/** Paints the modules of the code into white pixels. */
function paint(svg: string): { pixels: Uint8ClampedArray; side: number } {
  const side = Number(/viewBox="0 0 (\d+)/.exec(svg)![1]) * PIXELS_PER_MODULE;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, column, row] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let y = 0; y < PIXELS_PER_MODULE; y++)
      for (let x = 0; x < PIXELS_PER_MODULE; x++) {
        const at = (Number(row) * PIXELS_PER_MODULE + y) * side + Number(column) * PIXELS_PER_MODULE + x;
        pixels.fill(0, at * 4, at * 4 + 3);
      }
  return { pixels, side };
}

test("a phone reads the link from the QR code", () => {
  const url = "https://safe-harbor.example.org/es/petitions/safe-harbor?from=share-qr";
  const { pixels, side } = paint(renderToStaticMarkup(<QrCode text={url} label="QR code" />));
  expect(jsQR(pixels, side, side)?.data).toBe(url);
});
