import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

const folder = path.join(import.meta.dirname, "..", "docs", "decisions");
const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));

const STATUS =
  /^Date: \d{4}-\d{2}-\d{2} · Status: (accepted(, amended \d{4}-\d{2}-\d{2})?(, amended by (?<amending>.+))?|superseded by (?<superseding>.+))$/;
const LINKS = /^\[(?<text>[\w-]+\.md)\]\(\k<text>\)(, \[[\w-]+\.md\]\([\w-]+\.md\))*$/;

test.each(pages)("%s has its date and its status under the title", (name) => {
  const [title, , line = ""] = readFileSync(path.join(folder, name), "utf8").split("\n");
  expect(title).toMatch(/^# /);
  expect(line).toMatch(STATUS);
  const { amending, superseding } = STATUS.exec(line)?.groups ?? {};
  const later = amending ?? superseding;
  if (later === undefined) return;
  expect(later).toMatch(LINKS);
  for (const [, page = ""] of later.matchAll(/\]\(([^)]+)\)/g)) expect(existsSync(path.join(folder, page))).toBe(true);
});
