import path from "node:path";

import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
// Rules that need types cannot check a file that does not exist.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false } },
    rules: { "@typescript-eslint/no-floating-promises": "off", "@typescript-eslint/await-thenable": "off" },
  },
});

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: path.join(root, filePath) });
  return result!.messages.map(({ ruleId }) => ruleId ?? "broken");
}

const PATHS = "import-x/no-restricted-paths";

describe("the ladder is lint", { timeout: 60_000 }, () => {
  test.each([
    [
      "a domain that imports one above it, by alias",
      "lib/petitions/rules.ts",
      'import "@/lib/signatures/rules";',
      PATHS,
    ],
    ["a domain that imports one above it, by path", "lib/petitions/rules.ts", 'import "../signatures/rules";', PATHS],
    [
      "a folder within a domain that imports one above it",
      "lib/mail/sending/rules.ts",
      'import "@/lib/content/schema";',
      PATHS,
    ],
    ["the ground floor that imports a domain", "lib/text.ts", 'import "@/lib/limits/schema";', PATHS],
    ["the ground floor that imports lib/db", "lib/text.ts", 'import "./db/client";', PATHS],
    ["lib/http that imports lib/db", "lib/http/gate.ts", 'import "../db/client";', PATHS],
    ["lib that imports app", "lib/petitions/rules.ts", 'import "@/app/_web/forms/request";', PATHS],
    ["a component that imports app", "components/ui/panel.tsx", 'import "@/app/_web/forms/request";', PATHS],
    ["a component that imports a query", "components/ui/panel.tsx", 'import "@/lib/petitions/queries";', PATHS],
    ["a component that imports lib/db", "components/ui/panel.tsx", 'import "@/lib/db/client";', PATHS],
    ["a page that imports lib/db", "app/[locale]/(site)/page.tsx", 'import "@/lib/db/client";', PATHS],
    [
      "a domain file that is no query or command and imports lib/db",
      "lib/petitions/rules.ts",
      'import "@/lib/db/client";',
      PATHS,
    ],
    ["a domain that renders a template", "lib/petitions/rules.ts", 'import "@/emails/frame";', PATHS],
    ["a template that imports a domain", "emails/frame.tsx", 'import "@/lib/petitions/rules";', PATHS],
    [
      "one route group that imports another",
      "app/[locale]/(site)/page.tsx",
      'import "@/app/[locale]/(petition)/petitions/[slug]/actions";',
      PATHS,
    ],
    ["lib that imports next", "lib/petitions/rules.ts", 'import "next/headers";', "no-restricted-imports"],
    ["a domain that imports pg", "lib/petitions/queries.ts", 'import pg from "pg";', "no-restricted-imports"],
    ["a page that imports pg", "app/[locale]/(site)/page.tsx", 'import pg from "pg";', "no-restricted-imports"],
    [
      "a domain that imports the pool",
      "lib/petitions/queries.ts",
      'import { pool } from "../db/client";',
      "no-restricted-imports",
    ],
    [
      "a domain that imports all of the client's file",
      "lib/petitions/queries.ts",
      'import * as client from "../db/client";',
      "no-restricted-imports",
    ],
    [
      "a domain that opens a pool",
      "lib/petitions/queries.ts",
      'import { openPool } from "@/lib/db/pool";',
      "no-restricted-imports",
    ],
    [
      "process.env outside lib/env.ts",
      "lib/petitions/rules.ts",
      "export const port = process.env.PORT;",
      "no-restricted-properties",
    ],
    [
      "a query that does not begin with server-only",
      "lib/petitions/queries.ts",
      'import "./rules";',
      "no-restricted-syntax",
    ],
    ["a file of more than 300 lines", "lib/petitions/rules.ts", "export {};\n".repeat(301), "max-lines"],
    [
      "a function of more than 60 lines",
      "lib/petitions/rules.ts",
      `export function long() {\n${"  void 0;\n".repeat(60)}}`,
      "max-lines-per-function",
    ],
  ])("%s is refused", async (_name, file, code, rule) => {
    expect(await complaints(file, code)).toContain(rule);
  });

  test.each([
    ["a domain that imports one below it", "lib/signatures/rules.ts", 'import "@/lib/petitions/rules";'],
    ["a domain that imports the ground floor", "lib/petitions/rules.ts", 'import "@/lib/time";'],
    ["a query that imports lib/db", "lib/petitions/queries.ts", 'import "server-only";\n\nimport "@/lib/db/client";'],
    [
      "the export that imports pg and the pool",
      "lib/signatures/export/queries.ts",
      'import "server-only";\n\nimport "pg";\nexport { pool } from "../../db/client";',
    ],
    ["schedules that import pg-boss", "lib/jobs/schedule.ts", 'import "pg-boss";'],
    ["a component that imports a rule", "components/ui/panel.tsx", 'import "@/lib/petitions/rules";'],
    ["a page that imports a query", "app/[locale]/(site)/page.tsx", 'import "@/lib/petitions/queries";'],
    ["the settings that read the environment", "lib/env.ts", "export const port = process.env.PORT;"],
  ])("%s is allowed", async (_name, file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });
});
