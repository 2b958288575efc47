import { randomBytes } from "node:crypto";

import { describe, expect, it } from "vitest";

import { sealComment, sealName } from "../sealing";
import { openCopiedRows } from "./copied-row";
import { csvCell, csvLine, CSV_START } from "./csv";

const csvLines = (petitionId: number, copied: Buffer) => [...openCopiedRows(petitionId, copied)].map(csvLine).join("");

/** Parses a file by RFC 4180, so that the tests do not depend on our own code. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++;
        cell += text[at];
      }
      at++;
    } else while (at < text.length && text[at] !== "," && text[at] !== "\r") cell += text[at++];
    rows.at(-1)!.push(cell);
    if (text[at] === ",") {
      at++;
      if (at === text.length) rows.at(-1)!.push("");
    } else if (text.startsWith("\r\n", at)) {
      at += 2;
      if (at < text.length) rows.push([]);
    } else if (at < text.length) throw new Error(`unexpected ${JSON.stringify(text.slice(at, at + 9))}`);
  }
  return rows;
}

/** One row in PostgreSQL's binary COPY format (postgresql.org/docs/current/sql-copy.html). */
function copiedRow({
  name,
  comment,
  upper = null,
}: {
  name: string;
  comment: string | null;
  upper?: string | null;
}): Buffer {
  const hash = randomBytes(32);
  const id = Buffer.alloc(8);
  id.writeBigInt64BE(9_007_199_254_740_993n);
  const time = Buffer.alloc(8);
  time.writeBigInt64BE(BigInt(Date.parse("2026-11-22T04:05:06.007Z") - Date.UTC(2000, 0, 1)) * 1000n);
  const fields = [
    id,
    Buffer.from("TX"),
    Buffer.from("00501"),
    upper === null ? null : Buffer.from(upper),
    null,
    Buffer.from("state_only"),
    time,
    time,
    hash,
    sealName(name, 7, hash),
    comment === null ? null : sealComment(comment, 7, hash),
    Buffer.from("hidden"),
  ];
  const count = Buffer.alloc(2);
  count.writeInt16BE(fields.length);
  return Buffer.concat([
    count,
    ...fields.flatMap((field) => {
      const length = Buffer.alloc(4);
      length.writeInt32BE(field?.length ?? -1);
      return [length, field ?? Buffer.alloc(0)];
    }),
  ]);
}

describe("a cell", () => {
  it.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00A0=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "\u200B=1",
    "\uFEFF=1",
    "\tx",
  ])("that a spreadsheet would run as a formula is made harmless: %j", (text) => {
    expect(readCsv(csvCell(text))[0]![0]).toBe(`'${text}`);
  });

  it.each(["Ann", "O'Neil", "Ann-Marie", "a=b", "1 + 1", "12345", "", "Ñáñez", "李", "🙂", "a@b"])(
    "that is harmless stays as it is: %j",
    (text) => {
      expect(csvCell(text)).toBe(text);
    },
  );

  it("of any three characters gets an apostrophe and quotes where it needs them, and only there", () => {
    const characters = ["a", "Z", "0", " ", ".", "'", "-", "=", ",", '"', "\n", "@"];
    const texts = characters.flatMap((first) =>
      characters.flatMap((next) => characters.map((last) => first + next + last)),
    );
    for (const text of texts) {
      const harmless = /^\s*[=+\-@]|^\n/.test(text) ? `'${text}` : text;
      expect(readCsv(csvCell(text))[0]).toEqual([harmless]);
      expect(csvCell(text).startsWith('"')).toBe(/[",\n]|^ | $/.test(harmless));
    }
  });

  it.each([
    'He said "yes"',
    "a,b",
    "a\r\nb",
    "a\nb",
    "a\rb",
    '"',
    '""',
    ",",
    "a;b",
    " a",
    "a ",
    '=cmd|" /C calc"!A0',
    '"=1',
  ])("can be read back by the rules of RFC 4180: %j", (text) => {
    expect(readCsv(`x,${csvCell(text)},y`)[0]).toEqual([
      "x",
      csvCell(text).includes("'") && text.startsWith("=") ? `'${text}` : text,
      "y",
    ]);
  });
});

describe("a file", () => {
  it("starts with the byte order mark and the header of the contract", () => {
    expect(CSV_START).toBe(
      "\uFEFFsignature_id,name,state,zip,upper_district,lower_district,district_method,signed_at,confirmed_at,comment\r\n",
    );
    expect(Buffer.from(CSV_START).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  it("has each row opened, in the order of the header, with times in UTC and exact numbers past 2^53", () => {
    const bytes = Buffer.concat([
      copiedRow({ name: "Mateo Ñáñez", comment: 'Line one\r\nsays "two", 🙂' }),
      copiedRow({ name: "=HYPERLINK(1)", comment: null, upper: "-50C" }),
    ]);
    const rest = ["state_only", "2026-11-22T04:05:06.007Z", "2026-11-22T04:05:06.007Z"];
    expect(readCsv(csvLines(7, bytes))).toEqual([
      ["9007199254740993", "Mateo Ñáñez", "TX", "00501", "", "", ...rest, 'Line one\r\nsays "two", 🙂'],
      ["9007199254740993", "'=HYPERLINK(1)", "TX", "00501", "'-50C", "", ...rest, ""],
    ]);
  });

  it("fails at a row whose sealed bytes belong to another petition", () => {
    expect(() => csvLines(8, copiedRow({ name: "Ann", comment: null }))).toThrow();
  });
});
