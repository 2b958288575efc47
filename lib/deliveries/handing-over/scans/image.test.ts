import { describe, expect, it } from "vitest";

import { smallJpeg, smallPng, smallWebp } from "@/tests/images";

import { imageIn } from "./image";

const images = [
  ["image/jpeg", smallJpeg],
  ["image/png", smallPng],
  ["image/webp", smallWebp],
] as const;

describe("the image in an upload", () => {
  it.each(images)("is found by its bytes: %s", (type, bytes) => {
    const image = imageIn(bytes)!;
    expect(image.type).toBe(type);
    // What was kept is an image again, the same one.
    expect(imageIn(image.bytes)).toEqual(image);
  });

  it.each(images)("has no notes of the camera: %s", (_type, bytes) => {
    expect(bytes.toString("latin1")).toMatch(/51\.5N|taken at home/);
    expect(imageIn(bytes)!.bytes.toString("latin1")).not.toMatch(/51\.5N|taken at home|a comment/);
  });

  it("of a phone keeps its orientation", () => {
    const bytes = imageIn(smallJpeg)!.bytes;
    const exif = bytes.indexOf("Exif");
    expect(bytes.subarray(exif + 16, exif + 26).toString("hex")).toBe("12010300010000000600");
  });

  it.each(images)("has nothing of a second file behind it: %s", (_type, bytes) => {
    const hidden = Buffer.from("PK\x03\x04 <script>alert(1)</script> %PDF-1.7");
    expect(imageIn(Buffer.concat([bytes, hidden]))).toEqual(imageIn(bytes));
  });

  it.each(images)("is refused when it is cut anywhere: %s", (_type, bytes) => {
    for (let length = 0; length < bytes.length; length += 1) expect(imageIn(bytes.subarray(0, length))).toBeNull();
  });

  it.each([
    ["empty", ""],
    ["a PDF", "%PDF-1.7\n%%EOF"],
    ["a page", "<!doctype html><script>alert(1)</script>"],
    ["SVG", '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ["GIF", "GIF89a\x01\0\x01\0\0\0\0;"],
    ["a ZIP file", "PK\x03\x04"],
    ["another file that holds an image", `x${smallPng.toString("latin1")}`],
    ["RIFF of another kind", smallWebp.toString("latin1").replace("WEBP", "WAVE")],
  ])("is refused where the file is %s", (_name, text) => {
    expect(imageIn(Buffer.from(text, "latin1"))).toBeNull();
  });
});
