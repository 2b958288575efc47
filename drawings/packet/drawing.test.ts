import { expect, test, vi } from "vitest";

import { startDrawing } from "./drawing";
import { drawPacket, type PacketTexts } from "./packet";

// Two threads load their modules, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 });

const texts: PacketTexts = {
  title: "To Senator Ana One",
  letter: "Please adopt the law.",
  recipient: "Senator Ana One",
  district: "District 1",
  petition: "Safe Harbor",
  state: "Texas",
  cutOff: new Date("2026-03-02T12:00:00Z"),
  countedBy: "March 2, 2026 (CST)",
  since: null,
  summary: { rows: 1, months: [], upper: [], lower: [] },
  paper: 0,
  districtNames: new Map(),
  verification: null,
  author: "An organization",
};

const signerOf = (name: string) => ({
  name,
  state: "TX",
  zip: "00501",
  upperDistrict: null,
  lowerDistrict: null,
  display: "hidden" as const,
  signedAt: "2026-02-03T03:05:06.000Z",
  confirmedAt: "2026-02-03T04:05:06.000Z",
  comment: null,
});

async function drawn(name: string): Promise<Buffer> {
  const drawing = startDrawing(texts);
  try {
    const begun = await drawing.add(new TextEncoder().encode(`${JSON.stringify(signerOf(name))}\n`));
    return Buffer.concat([begun, await drawing.finish()]);
  } finally {
    await drawing.stop();
  }
}

// The last two need other glyphs and other fonts than the first.
const names = ["Ann Example", "O\u2019Brien\u00A0fi", "李 Łukasz", "Ann Example"];

test("documents that one thread draws one after another hold nothing of each other", async () => {
  for (const name of names) {
    const alone = drawPacket(texts);
    const expected = Buffer.concat([alone.add([signerOf(name)]), alone.finish()]);
    expect((await drawn(name)).equals(expected)).toBe(true);
  }
});

test("a document that fails or is left in the middle does not hinder the next", async () => {
  const before = await drawn("Ann");
  const failing = startDrawing(texts);
  await expect(failing.add(new TextEncoder().encode("no JSON\n"))).rejects.toThrow();
  await expect(failing.finish()).rejects.toThrow();
  await failing.stop();
  await startDrawing(texts).stop();
  expect((await drawn("Ann")).equals(before)).toBe(true);
});

test("two documents at once are drawn each by its own", async () => {
  const both = await Promise.all([drawn("Ann"), drawn("Bo")]);
  expect(both[0].equals(both[1])).toBe(false);
  expect((await drawn("Bo")).equals(both[1])).toBe(true);
});
