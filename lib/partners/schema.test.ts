import { describe, expect, it } from "vitest";

import { codeInput, originIn, originsInput } from "./schema";

describe("the website of a partner", () => {
  it.each([
    ["example.org", "https://example.org"],
    ["https://www.Example.org/about?x=1#y", "https://www.example.org"],
    ["https://example.org:8443", "https://example.org:8443"],
    ["http://localhost:8080", "http://localhost:8080"],
    ["http://example.org", null],
    ["https://user:word@example.org", null],
    ["https://*.example.org", null],
    ["javascript:alert(1)", null],
    ["https://example.org;script-src", null],
    ["https://intranet", null],
    ["", null],
  ])("%j is kept as %j", (typed, origin) => {
    expect(originIn(typed)).toBe(origin);
  });

  it("is one of five at most", () => {
    const lines = (count: number) => Array.from({ length: count }, (_, i) => `https://a${i}.example.org`).join("\n");
    expect(originsInput.safeParse({ origins: lines(5) }).success).toBe(true);
    expect(originsInput.safeParse({ origins: lines(6) }).success).toBe(false);
  });
});

it("a code of the site's own links, and what is no code, is refused", () => {
  for (const code of ["share-mail", "poster", "a b", "é", ""])
    expect(codeInput.safeParse({ code, label: "A place", petition: "harbor" }).success).toBe(false);
});
