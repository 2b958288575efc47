import { globSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { isDue } from "./rules";

const root = path.resolve(import.meta.dirname, "../../..");

// The month in which this project began: its own texts cannot have been checked before.
const FIRST_WRITTEN = "2026-11";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

function citesAnybody(written: Json): boolean {
  if (typeof written !== "object" || written === null) return false;
  if (Array.isArray(written)) return written.some(citesAnybody);
  const { sources, ...others } = written;
  return (Array.isArray(sources) && sources.length > 0) || Object.values(others).some(citesAnybody);
}

const dated = globSync("content/{en,es}/**/*.json", { cwd: root })
  .sort()
  .flatMap((file) => {
    const written = JSON.parse(readFileSync(path.join(root, file), "utf8")) as { [key: string]: Json };
    const { checked } = written;
    return typeof checked === "string" && /^20\d\d/.test(checked)
      ? [{ file, checked, ours: !citesAnybody(written) }]
      : [];
  });
const ours = dated.filter((text) => text.ours);

test("the texts without sources are those about this site and what a reader can do with it", () => {
  const pages = ["about", "accessibility", "developers", "privacy", "share", "take-action"];
  expect(ours.map(({ file }) => file)).toEqual(
    ["en", "es"].flatMap((locale) => pages.map((page) => `content/${locale}/pages/${page}.json`)),
  );
  expect(dated.length).toBeGreaterThan(2 * ours.length);
});

test.each(ours)("$file, which has no sources, is not dated before it was written", ({ checked }) => {
  expect(checked >= FIRST_WRITTEN, checked).toBe(true);
});

test("a text about the site is not due in the month in which it was written", () => {
  for (const { checked } of ours) expect(isDue(checked, "other", new Date(`${checked}-28T12:00:00Z`))).toBe(false);
});
