import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";

import { type DrawnSigner, drawPacket, type PacketTexts } from "./packet";
import { NOT_PRINTABLE } from "./typesetter";

const texts: PacketTexts = {
  title: "To Senator Ana One",
  letter: "Dear Senator,\n\nplease adopt the law.",
  recipient: "Senator Ana One",
  district: "District 1",
  petition: "Safe Harbor",
  state: "Texas",
  cutOff: new Date("2026-03-02T12:00:00Z"),
  countedBy: "March 2, 2026 (CST)",
  since: null,
  summary: {
    rows: 2,
    months: [
      { month: "2026-01", count: 1 },
      { month: "2026-02", count: 1 },
    ],
    upper: [{ geoid: "48001", count: 2 }],
    lower: [{ geoid: null, count: 2 }],
  },
  paper: 0,
  districtNames: new Map([["sldu:48001", "Senate 1"]]),
  verification: { code: "9F31-AB02-77C4-D015", url: "https://example.org/verify/9F31AB0277C4D015", version: 1 },
  author: "An organization",
};

const signer: DrawnSigner = {
  name: "Ann",
  state: "TX",
  zip: "00501",
  upperDistrict: "48001",
  lowerDistrict: null,
  display: "hidden",
  signedAt: "2026-02-03T03:05:06.000Z",
  confirmedAt: "2026-02-03T04:05:06.000Z",
  comment: null,
};

function draw(signers: Partial<DrawnSigner>[], changed: Partial<PacketTexts> = {}): Buffer {
  const drawing = drawPacket({ ...texts, ...changed });
  return Buffer.concat([drawing.add(signers.map((each) => ({ ...signer, ...each }))), drawing.finish()]);
}

async function textOf(pdf: Buffer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  return text.normalize("NFKC").replace(/\s+/g, " ");
}

test("a packet has its letter, counts, code and signers, with what each lets be shown in public", async () => {
  const text = await textOf(draw([{ name: "Ann Example", comment: "Please act." }, { display: "name" }]));
  for (const part of [
    "To Senator Ana One, District 1, Texas",
    "please adopt the law.",
    "2 people signed, and confirmed it by email, by March 2, 2026",
    "9F31-AB02-77C4-D015, version 1",
    "Senate 1",
    "Ann Example",
    "00501, TX",
    "2026-02-03",
    "Please act.",
    "Page 2",
  ])
    expect(text).toContain(part);
});

test("a packet is tagged: its language, its title, headings, lists, tables and texts for its pictures", () => {
  const pdf = draw([{}]).toString("latin1");
  for (const part of [
    "/Lang (en-US)",
    "/Marked true",
    "/S /Document",
    "/S /H1",
    "/S /H2",
    "/S /L\n",
    "/S /LI",
    "/S /LBody",
    "/S /Figure",
    "/Alt (Bars: 2026-01: 1, 2026-02: 1.)",
    "/S /TH",
    "/DisplayDocTitle true",
  ])
    expect(pdf).toContain(part);
});

test("the long name of a district is printed whole, and a recipient that names the state has it once", async () => {
  const name = "Senate Worcester, Hampden and Hampshire";
  const changed = {
    recipient: "the Senate of Texas",
    district: null,
    summary: { ...texts.summary, upper: [{ geoid: "48001", count: 1_234 }] },
    districtNames: new Map([["sldu:48001", name]]),
  };
  const text = await textOf(draw([{ upperDistrict: null }], changed));
  for (const part of [name, "1,234", "To the Senate of Texas Dear Senator,"]) expect(text).toContain(part);
});

test("the same signers make the same bytes", () => {
  expect(draw([{ name: "Ann" }, { name: "李" }])).toEqual(draw([{ name: "Ann" }, { name: "李" }]));
});

test.each([
  ["Latin", "Łukasz Ñáñez Şahin"],
  ["Vietnamese", "Nguyễn Thị Ánh"],
  ["Cyrillic", "Иван Петров"],
  ["Greek", "Ελένη Παπαδοπούλου"],
  ["Armenian", "Նարեկ"],
  ["Georgian", "გიორგი"],
  ["Ethiopic", "ሰላም ተስፋዬ"],
  ["Chinese", "王小明 陳嘉儀"],
  ["Japanese", "山田 さくら カナ"],
  ["Korean", "김철수"],
  ["Thai", "ใจดี"],
  ["Devanagari", "कमल"],
  ["Bengali", "কমল"],
  ["Gujarati", "ગગન"],
  ["Tamil", "கமல"],
  ["Telugu", "కమల"],
  ["Khmer", "សុខ"],
])("a name in %s is printed in letters", async (_script, name) => {
  const text = await textOf(draw([{ name, comment: name }]));
  expect(text).not.toContain(NOT_PRINTABLE);
  for (const word of name.normalize("NFKC").split(" ")) expect(text).toContain(word);
});

test.each([
  ["Hebrew", "דוד"],
  ["Arabic", "محمد"],
  ["Gurmukhi, whose marks the library cannot place", "ਸਿੰਘ"],
])("a name in %s is printed without an empty box", async (_script, name) => {
  expect(await textOf(draw([{ name }]))).not.toContain(NOT_PRINTABLE);
});

test("characters of no font are said to be in the other file", async () => {
  const text = await textOf(draw([{ name: "ᏣᎳᎩ Smith", comment: "So good 🙂🙂 indeed" }]));
  expect(text).toContain(`${NOT_PRINTABLE} Smith`);
  expect(text).toContain(`So good ${NOT_PRINTABLE} indeed`);
});

test.each([
  ["200 letters without a space", "W".repeat(200)],
  ["200 Han characters", "王".repeat(200)],
  ["stacked marks", `a${"\u0301".repeat(10)}`.repeat(20)],
  ["directions in directions", "\u05D0(\u0627[\u05D1]\u0628) 12 \u05D2-34, abc ".repeat(20)],
  ["lines", "one\n\n\ntwo\nthree"],
  ["parts of the format", "endobj << /Type /Catalog >> stream (\\) %%EOF"],
])("a name or comment of %s fits its page", async (_kind, text) => {
  const pdf = draw(Array.from({ length: 40 }, () => ({ name: text, comment: text.slice(0, 1_000) })));
  const { numPages } = await getDocumentProxy(new Uint8Array(pdf));
  expect(numPages).toBeGreaterThan(1);
});

test("many signers fill many pages, and each is printed once", async () => {
  const text = await textOf(draw(Array.from({ length: 500 }, (_, index) => ({ name: `Signer n${index}n` }))));
  for (let index = 0; index < 500; index += 1) expect(text.split(`Signer n${index}n`)).toHaveLength(2);
});
