import { expect, test } from "vitest";

import { listDueChecks } from "./due";
import { CHECK_MONTHS_MAX, isDue } from "./rules";

const LATER = new Date("2031-01-15T00:00:00Z");

test("every text is on the list when its time is over, the oldest check first", () => {
  const due = listDueChecks(LATER);
  const paths = new Set(due.map(({ path }) => path.replace(/#.*/, "")));
  for (const path of [
    "/",
    "/about",
    "/get-help",
    "/facts",
    "/words",
    "/organizations",
    "/toolkits",
    "/cases",
    "/timeline",
    "/reading",
    "/days",
    "/learn/glossary",
    "/take-action",
    "/share",
    "/red-x",
    "/states/tx",
  ])
    expect(paths).toContain(path);
  expect(due.map(({ checked }) => checked)).toEqual(due.map(({ checked }) => checked).sort());
  expect(new Set(due.map(({ path }) => path)).size).toBe(due.length);
});

test("a text is on the list only while its check is due", () => {
  const now = new Date("2026-06-15T00:00:00Z");
  const due = listDueChecks(now);
  expect(due.every(({ checked, kind }) => isDue(checked, kind, now))).toBe(true);
  expect(due.length).toBeLessThan(listDueChecks(LATER).length);
  expect(listDueChecks(new Date("2000-01-01T00:00:00Z"))).toEqual([]);
  expect(Object.keys(CHECK_MONTHS_MAX)).toEqual(expect.arrayContaining(due.map(({ kind }) => kind)));
});
