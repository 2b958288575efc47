import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { locales } from "@/lib/locale";
import { knownAddresses, pathsBeyondLearn, requireLiveLinks } from "./links";
import { learnPath, learnSlugs } from "./schema";
import { writtenGlossaries, writtenPages } from "./written";

const root = path.resolve(import.meta.dirname, "../../..");
const known = knownAddresses({ pages: writtenPages.en, glossary: writtenGlossaries.en });

/** The addresses that have a page, as `/petitions/[slug]`, whatever route group it stands in. */
const routes = globSync("app/[[]locale]/**/page.tsx", { cwd: root }).map((file) => {
  const segments = path
    .dirname(file)
    .split(path.sep)
    .slice(2)
    .filter((segment) => !segment.startsWith("("));
  return `/${segments.join("/")}`;
});

describe("a link that leads nowhere", () => {
  test.each([
    "/learn/nothing",
    "/learn/glossary#nothing",
    "/learn/human-trafficking#nothing",
    "/get-help#nothing",
    "/nothing",
    "tel:5550100",
    "https://example.org",
  ])("%s stops the build and names the file", (href) => {
    const content = {
      sections: [{ points: [{ text: "Fine: [here](/learn)." }, { text: `Not fine: [here](${href}).` }] }],
    };
    expect(() => requireLiveLinks("content/en/learn/x.json", content, known)).toThrow(
      `content/en/learn/x.json leads to "${href}", where there is nothing`,
    );
  });

  test("is in no text: all of them lead somewhere, in both languages", () => {
    for (const locale of locales) {
      const addresses = knownAddresses({ pages: writtenPages[locale], glossary: writtenGlossaries[locale] });
      expect(addresses).toEqual(known);
      expect(() =>
        requireLiveLinks(locale, [writtenPages[locale], writtenGlossaries[locale]], addresses),
      ).not.toThrow();
    }
  });
});

describe("what the check takes for an address", () => {
  test("has a page of its own in /learn", () => {
    expect(routes).toEqual(expect.arrayContaining(["/learn", "/learn/[slug]", "/learn/glossary"]));
    for (const slug of learnSlugs)
      expect(routes, "a page named like this would stand in the way").not.toContain(learnPath(slug));
  });

  test.each(pathsBeyondLearn)("%s has a page beyond it", (address) => {
    const [pathname, fragment] = address.split("#");
    const petition = /^\/petitions\/(.+)$/.exec(pathname!)?.[1];
    if (petition) expect(existsSync(path.join(root, `content/petitions/${petition}.json`))).toBe(true);
    expect(routes).toContain(petition ? "/petitions/[slug]" : pathname);
    if (fragment) {
      const drawn = globSync("components/site/*.tsx", { cwd: root }).map((file) =>
        readFileSync(path.join(root, file), "utf8"),
      );
      expect(drawn.some((source) => source.includes(`id="${fragment}"`))).toBe(true);
    }
  });
});
