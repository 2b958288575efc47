import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import { locales } from "@/lib/locale";
import { linkTargets, pathsBeyondLearn, requireLiveLinks } from "./links";
import { learnPath, learnSlugs } from "./schema";
import { writtenGlossaries, writtenPages } from "./written";

const root = path.resolve(import.meta.dirname, "../../..");
const targets = linkTargets({ pages: writtenPages.en, glossary: writtenGlossaries.en });

/** The routes that have a page, such as `/petitions/[slug]`, without their route groups. */
const routes = globSync("app/[[]locale]/**/page.tsx", { cwd: root }).map((file) => {
  const segments = path
    .dirname(file)
    .split(path.sep)
    .slice(2)
    .filter((segment) => !segment.startsWith("("));
  return `/${segments.join("/")}`;
});

describe("a dead link", () => {
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
    expect(() => requireLiveLinks("content/en/learn/x.json", content, targets)).toThrow(
      `content/en/learn/x.json leads to "${href}", where there is nothing`,
    );
  });

  test("is in no text of either language", () => {
    for (const locale of locales) {
      const own = linkTargets({ pages: writtenPages[locale], glossary: writtenGlossaries[locale] });
      expect(own).toEqual(targets);
      expect(() => requireLiveLinks(locale, [writtenPages[locale], writtenGlossaries[locale]], own)).not.toThrow();
    }
  });
});

describe("a path that the check accepts", () => {
  test("has a page of its own in /learn", () => {
    expect(routes).toEqual(expect.arrayContaining(["/learn", "/learn/[slug]", "/learn/glossary"]));
    for (const slug of learnSlugs)
      expect(routes, "a static route would hide the page of this slug").not.toContain(learnPath(slug));
  });

  test.each(pathsBeyondLearn)("has a page outside of /learn: %s", (target) => {
    const [pathname, fragment] = target.split("#");
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
