import { describe, expect, it } from "vitest";

import { tidyLine, tidyLines } from "./text";

describe("a text of several lines", () => {
  it.each([
    ["one\ttwo", "one two"],
    ["one\u001Ftwo\u00A0three\u3000four", "one two three four"],
    ["one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"],
    ["one\u2028two\u2029three\u0085four\vfive\fsix", "one\ntwo\nthree\nfour\nfive\nsix"],
    ["one\r\n\r\ntwo", "one\n\ntwo"],
    ["\uFEFFone\uFEFFtwo", "onetwo"],
    ["a\u0000b\u0007c\u001B[31m\u202Ed\u2066e\u200Bf\u00ADg", "abc[31mdefg"],
    ["logo\uF8FF of\u{F0000} a firm", "logo of a firm"],
    ["half \uD800 a pair \uDC00", "half  a pair"],
    ["علی\u200Cرضا क्\u200Dष", "علی\u200Cرضا क्\u200Dष"],
    ["\n  around \t\n", "around"],
    ["👩‍❤️‍💋‍👨 🇺🇸", "👩‍❤️‍💋‍👨 🇺🇸"],
  ])("%j becomes %j", (typed, tidied) => expect(tidyLines(typed)).toBe(tidied));
});

describe("a text of one line", () => {
  it.each([
    ["one\r\ntwo\tthree", "one two three"],
    ["Ann\u3164\uFFA0\u2800Lee", "Ann Lee"],
    ["\u3164", ""],
    ["\u{13441}\u{13442}", ""],
    ["Nguye\u0302\u0303n", "Nguyễn"],
    ["\u110B\u1161\u11AB", "안"],
  ])("%j becomes %j", (typed, tidied) => expect(tidyLine(typed)).toBe(tidied));
});

it("a letter keeps at most as many marks as any script needs", () => {
  expect([...tidyLine(`a${"\u0345\u0327".repeat(200)}b`).normalize("NFD")]).toHaveLength(12);
  for (const word of ["שָׁלוֹם", "ཧཱུྂ", "Z\u0335\u0335\u0335"]) expect(tidyLine(word)).toBe(word.normalize("NFC"));
});

it("a tidy text does not change", () => {
  for (const typed of [`a${"\u0345\u0327".repeat(200)}b`, "one\r\n\ttwo", "Ann\u3164 Lee", "é"]) {
    expect(tidyLines(tidyLines(typed))).toBe(tidyLines(typed));
    expect(tidyLine(tidyLine(typed))).toBe(tidyLine(typed));
  }
});
