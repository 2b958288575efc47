import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

// The build makes the search index from everything in content/ (app/search-index) and imports the file below for it. This
// test imports a copy of that file with a copy of the texts that has a typo.
const IMPORTED_BY_THE_BUILD = "app/_web/pages/site-index.ts";
const COPIED = [
  "content",
  "lib",
  "i18n",
  "messages",
  "package.json",
  "tsconfig.json",
  "scripts/loader.mjs",
  IMPORTED_BY_THE_BUILD,
];

const root = path.resolve(import.meta.dirname, "../..");
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-typos-"));
  for (const name of COPIED) cpSync(path.join(root, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"));
});
afterAll(() => rmSync(copy, { recursive: true }));

function importCopy() {
  const loader = pathToFileURL(path.join(copy, "scripts/loader.mjs")).href;
  const { status, stderr } = spawnSync(process.execPath, ["--import", loader, IMPORTED_BY_THE_BUILD], {
    cwd: copy,
    encoding: "utf8",
    env: { NODE_ENV: "production" },
  });
  return { stopped: status !== 0, stderr };
}

type Typo = { file: string; from: string | RegExp; to: string };

function withTypo({ file, from, to }: Typo) {
  const whole = readFileSync(path.join(copy, file), "utf8");
  const changed = whole.replace(from, to);
  expect(changed, "the text to change exists").not.toBe(whole);
  writeFileSync(path.join(copy, file), changed);
  try {
    return importCopy();
  } finally {
    writeFileSync(path.join(copy, file), whole);
  }
}

const NO_SOURCES = '"sources": []';
const firstSources = /"sources": \[[^\]]*\]/;

describe("the build", () => {
  test("does not stop at the texts as they are", () => {
    expect(importCopy()).toEqual({ stopped: false, stderr: "" });
  });

  test.each<[what: string, typo: Typo, parts: string[]]>([
    [
      "a fact without a source",
      { file: "content/facts.json", from: firstSources, to: NO_SOURCES },
      ["content/facts.json", "fact-no-data"],
    ],
    [
      "advice without a source",
      { file: "content/words.json", from: firstSources, to: NO_SOURCES },
      ["content/words.json", "lang-"],
    ],
    [
      "a law without a source",
      { file: "content/states.json", from: firstSources, to: NO_SOURCES },
      ["content/states.json", "AL"],
    ],
    [
      "a helpline without a source",
      { file: "content/helplines.json", from: firstSources, to: NO_SOURCES },
      ["content/helplines.json", "emergency"],
    ],
    [
      "a step of the timeline without a source",
      { file: "content/milestones.json", from: firstSources, to: NO_SOURCES },
      ["content/milestones.json", "1910"],
    ],
    [
      "a claim without a source in a text",
      { file: "content/en/learn/warning-signs.json", from: firstSources, to: NO_SOURCES },
      ["content/en/learn/warning-signs.json", "cite a source"],
    ],
    [
      "an unknown source",
      { file: "content/facts.json", from: firstSources, to: '"sources": ["hearsay"]' },
      ["content/facts-sources.json", "fact-no-data", "hearsay"],
    ],
    [
      "a link to a page that does not exist",
      { file: "content/en/learn/warning-signs.json", from: /\]\(\/[^)]*\)/, to: "](/nowhere)" },
      ["content/en/learn/warning-signs.json", '"/nowhere"'],
    ],
    [
      "a link to a fragment that its page does not have",
      { file: "content/es/learn/warning-signs.json", from: /\]\(\/[^)]*\)/, to: "](/learn/glossary#nowhere)" },
      ["content/es/learn/warning-signs.json", '"/learn/glossary#nowhere"'],
    ],
    [
      "an action with a dead link",
      { file: "content/en/pages/take-action.json", from: '"path": "/states"', to: '"path": "/stats"' },
      ["content/en/pages/take-action.json"],
    ],
    [
      "a fact without its Spanish",
      { file: "content/es/facts.json", from: '"fact-no-data"', to: '"fact-no-more"' },
      ["content/es/facts.json", "fact-no-data"],
    ],
    [
      "a term without its Spanish",
      { file: "content/es/glossary.json", from: '"id": "', to: '"id": "x' },
      ["content/es/glossary.json", "entries"],
    ],
    [
      "a section without its Spanish",
      { file: "content/es/learn/warning-signs.json", from: '"id": "', to: '"id": "x' },
      ["content/es/learn/warning-signs.json", "sections"],
    ],
    [
      "an organization without its English",
      { file: "content/en/organizations.json", from: '": {', to: 'x": {' },
      ["content/en/organizations.json"],
    ],
    [
      "a date of check that is not a date",
      { file: "content/cases.json", from: /"checked": "[^"]*"/, to: '"checked": "soon"' },
      ["content/cases.json", "checked"],
    ],
  ])("stops at %s, and names the file and the entry", (_what, typo, parts) => {
    const { stopped, stderr } = withTypo(typo);
    expect(stopped).toBe(true);
    for (const part of parts) expect(stderr).toContain(part);
  });
}, 60_000);
