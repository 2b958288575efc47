import { randomBytes } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";

import { gzipPart, joinParts, mergeParts, storedPart } from "./gzip-parts";

const LENGTHS = [0, 1, 2, 7, 8, 255, 1_000, 65_535, 65_536, 100_000];

test.each(LENGTHS)(
  "a file of pieces of %i bytes opens as the texts in their order, with its checksum and length",
  (length) => {
    const text = Buffer.from("harbor ".repeat(length / 7 + 1)).subarray(0, length);
    const noise = randomBytes(length);
    const file = joinParts([gzipPart(text), storedPart(noise), gzipPart(noise), storedPart(text), gzipPart(text)]);

    expect(gunzipSync(file).equals(Buffer.concat([text, noise, noise, text, text]))).toBe(true);
  },
);

test("a piece can be used in any number of files, in any place", () => {
  const [a, b] = [gzipPart(Buffer.from("Sign ".repeat(99))), storedPart(Buffer.from("1,234"))];

  for (const parts of [[a, b], [b, a], [a, a, b, b, a], [b], []]) {
    const text = parts.map((part) => (part === a ? "Sign ".repeat(99) : "1,234")).join("");
    expect(gunzipSync(joinParts(parts)).toString()).toBe(text);
    const merged = mergeParts(parts);
    expect(gunzipSync(joinParts([a, merged, b, merged])).toString()).toBe(`${"Sign ".repeat(99)}${text}1,234${text}`);
  }
});

test("a file with one wrong bit is refused, so the checksum is one", () => {
  const file = joinParts([gzipPart(Buffer.from("a text")), storedPart(Buffer.from("and another"))]);
  file.writeUInt8(file.readUInt8(file.length - 8) ^ 1, file.length - 8);

  expect(() => gunzipSync(file)).toThrow();
});
