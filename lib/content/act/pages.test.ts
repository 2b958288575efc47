import { globSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { traffickingHotline } from "../helplines";
import { pathsToAct, requireLiveActLinks } from "./links";
import { sharePages } from "./pages";
import { sharedSentence, takeActionPage } from "./schema";

const root = path.resolve(import.meta.dirname, "../../..");

/** The routes that have a page, such as `/petitions/[slug]`, without their route groups. */
const routes = globSync("app/[[]locale]/**/page.tsx", { cwd: root }).map((file) => {
  const segments = path
    .dirname(file)
    .split(path.sep)
    .slice(2)
    .filter((segment) => !segment.startsWith("("));
  return `/${segments.join("/")}`;
});

test("a dead link stops the build, and the file is named", () => {
  const content = { points: ["Fine: [here](/share).", "Not fine: [here](/toolkits#nothing)."] };
  expect(() => requireLiveActLinks("content/en/pages/x.json", content)).toThrow(
    'content/en/pages/x.json leads to "/toolkits#nothing"',
  );
});

test.each(pathsToAct)("a path that the check accepts has a page: %s", (target) => {
  const [pathname, fragment] = target.split("#");
  expect(routes).toContain(pathname);
  if (!fragment) return;
  const sources = [...globSync("{components,app}/**/*.tsx", { cwd: root }), "content/days.json"].map((file) =>
    readFileSync(path.join(root, file), "utf8"),
  );
  expect(sources.some((source) => source.includes(`id="${fragment}"`) || source.includes(`"id": "${fragment}"`))).toBe(
    true,
  );
});

test("a sentence to share that holds a figure names the fact that it comes from", () => {
  const sentence = { id: "x", text: "About 40 of them.", fact: null, path: "/petitions/safe-harbor" };
  expect(sharedSentence.safeParse(sentence).success).toBe(false);
  expect(sharedSentence.safeParse({ ...sentence, fact: "fact-x" }).success).toBe(true);
  expect(sharedSentence.safeParse({ ...sentence, text: "No one under 18. In danger, call 911." }).success).toBe(true);
});

test("an action without a path is refused", () => {
  expect(
    takeActionPage.shape.parts.element.safeParse({
      id: "x",
      heading: "In a day",
      actions: [{ title: "Act", text: "Do it." }],
    }).success,
  ).toBe(false);
});

test("texts to share have the hotline's numbers and no placeholder left", () => {
  for (const { sentences, socialImages } of Object.values(sharePages)) {
    const texts = [...sentences.items.map(({ text }) => text), ...socialImages.items.map(({ line }) => line)];
    expect(
      texts.filter(
        (text) => text.includes(traffickingHotline.phone!.shown) && text.includes(traffickingHotline.text!.shown),
      ),
    ).toHaveLength(2);
    expect(texts.filter((text) => /[{}]/.test(text))).toEqual([]);
  }
});
