import { expect, it } from "vitest";

import { markOfWord, wordsOf } from "./words";

it.each([
  ["José-María O’Néill", ["jose", "maria", "o", "neill"]],
  ["  Ada   ADA ", ["ada"]],
  ["Nguyễn Văn Á", ["nguyen", "van", "a"]],
  ["Łukasz Strauß", ["lukasz", "strauss"]],
  ["王小明", ["王小明"]],
  ["ﬁona", ["fiona"]],
  ["—", []],
  ["a b c d e f g h i j", ["a", "b", "c", "d", "e", "f", "g", "h"]],
])("the words of %j are %j", (name, words) => {
  expect(wordsOf(name)).toEqual(words);
});

it("the same word of two petitions has two marks", () => {
  expect(markOfWord("ada", 1)).toEqual(markOfWord("ada", 1));
  expect(markOfWord("ada", 1)).not.toEqual(markOfWord("ada", 2));
  expect(markOfWord("ada", 1)).toHaveLength(16);
});
