import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { locales } from "@/lib/locale";
import { readPrivacyTables } from "./privacy-table";

const RULE = "| --- | --- | --- | --- | --- |";
const HEAD = "| What | Stored in | How | Why | Until |";

test("a table is read with its heads and rows", () => {
  const [table] = readPrivacyTables(
    `# Data\n\nWords.\n\n${HEAD}\n${RULE}\n| Name | \`signature.name\` | sealed | To show | Erased |\n\nMore.`,
  );
  expect(table?.heads).toEqual({ what: "What", storedIn: "Stored in", how: "How", why: "Why", until: "Until" });
  expect(table?.rows).toEqual([
    { what: "Name", storedIn: "signature.name", how: "sealed", why: "To show", until: "Erased" },
  ]);
});

test("a row with a missing or an empty cell stops the build", () => {
  expect(() => readPrivacyTables(`${HEAD}\n${RULE}\n| Name | a | sealed | To show |`)).toThrow("5 filled cells");
  expect(() => readPrivacyTables(`${HEAD}\n${RULE}\n| Name | a | | To show | Erased |`)).toThrow("5 filled cells");
});

test("a table without its rule stops the build", () => {
  expect(() => readPrivacyTables(`${HEAD}\n| a | b | c | d | e |\n| a | b | c | d | e |`)).toThrow("head of a table");
});

test("the document has one table for each language, with the same database columns in the same order", () => {
  const tables = readPrivacyTables(readFileSync("docs/privacy.md", "utf8"));
  expect(tables).toHaveLength(locales.length);
  const stored = tables.map(({ rows }) => rows.map(({ storedIn }) => storedIn));
  expect(stored[0]?.length).toBeGreaterThan(0);
  expect(stored[1]).toEqual(stored[0]);
});
