import { expect, test } from "vitest";

import { etagOf, etagMatches } from "./etag";

test("the same content has the same tag, other content another", () => {
  expect(etagOf("a")).toMatch(/^W\/"[A-Za-z0-9_-]{27}"$/);
  expect(etagOf(Buffer.from("a"))).toBe(etagOf("a"));
  expect(etagOf("b")).not.toBe(etagOf("a"));
});

test.each([
  ['W/"x"', true],
  ['"x"', true],
  ['"y", W/"x"', true],
  ["*", true],
  [" * ", true],
  ['"y"', false],
  ["x", false],
  ["", false],
  [null, false],
  [undefined, false],
] as const)('if-none-match: %j matches W/"x": %s', (ifNoneMatch, matches) => {
  expect(etagMatches(ifNoneMatch, 'W/"x"')).toBe(matches);
});
