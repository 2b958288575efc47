import { expect, it } from "vitest";

import { shownName } from "./rules";

it.each([
  ["Ana María López", "A. M. L."],
  ["grace okafor", "G. O."],
  ["J.Ruíz", "J."],
  ["ʻAulani Kealoha", "A. K."],
  ["(Bob) Smith", "B. S."],
  ["🇺🇸 Sam 🇲🇽", "S."],
  ["O’Neil - Smith", "O. S."],
  ["Émile Zola", "É. Z."],
  ["E\u0301mile Zola", "É. Z.".normalize("NFD")],
  ["Q\u0308uentin", "Q\u0308."],
  ["अनिता क्षमा", "अ. क्ष."],
  ["김 철수", "김. 철."],
  ["\u115F\u1160 Kim", "K."],
  ["เกษม ไชย", "ก. ช."],
  ["ნინო", "ნ."],
  ["ßtefan", "ß."],
  ["محمد علی", "م. ع."],
  ["𐐨𐐩 Smith", "𐐀. S."],
  ["a b c d e f", "A. B. C. D."],
  ["1 2 3 Ann", "A."],
])("the initials of %s are %s", (name, initials) => {
  expect(shownName(name, "initials")?.normalize("NFC")).toBe(initials.normalize("NFC"));
});

it("a hidden signer has no shown name, and one who shows the name has the full name", () => {
  expect(shownName("Ana López", "hidden")).toBeNull();
  expect(shownName("Ana López", "name")).toBe("Ana López");
});
