import { Readable } from "node:stream";

import { describe, expect, it } from "vitest";

import { readList } from "./csv";

/** The lines of a file that comes in pieces of a few bytes. */
async function linesOf(bytes: Uint8Array, piece = 7): Promise<string[][]> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, i) =>
    bytes.subarray(i * piece, (i + 1) * piece),
  );
  const lines: string[][] = [];
  for await (const { cells } of readList(Readable.from(pieces))) lines.push(cells);
  return lines;
}

const TABLE = [
  ["Name", "City", "State", "Postal Code"],
  ["José Núñez", "Washington, D.C.; USA", "DC", "20001"],
];
const TEXT = TABLE.map((cells) => cells.join("\t")).join("\r\n");

describe("a list", () => {
  it("as Change.org writes it, in UTF-16 with tabs, is read, and marks of other tables in its cells divide nothing", async () => {
    const utf16 = Buffer.from(`\uFEFF${TEXT}`, "utf16le");
    expect(await linesOf(utf16)).toEqual(TABLE);
    expect(await linesOf(Buffer.from(utf16).swap16())).toEqual(TABLE);
  });

  it.each([
    ["tabs", TEXT],
    ["commas", TABLE.map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\n")],
    ["semicolons", TABLE.map((cells) => cells.map((cell) => `"${cell}"`).join(";")).join("\n")],
  ])("in UTF-8 with %s is read, with or without a byte order mark", async (_with, text) => {
    expect(await linesOf(Buffer.from(text))).toEqual(TABLE);
    expect(await linesOf(Buffer.from(`\uFEFF${text}`))).toEqual(TABLE);
  });
});
