import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { retentionKeys, settingRules } from "@/lib/limits/settings/schema";
import { sealedColumns } from "@/lib/sealed-columns";

import { IMPERSONAL_COLUMNS, IMPERSONAL_TABLES } from "@/scripts/privacy/columns";

import { onDatabase } from "./database.ts";

const columns = () =>
  onDatabase(
    async (client) =>
      (
        await client.query<{ name: string; table: string }>(`
  SELECT table_name || '.' || column_name AS name, table_name AS table FROM information_schema.columns
  WHERE table_schema = 'public' ORDER BY 1`)
      ).rows,
  );

const page = readFileSync("docs/privacy.md", "utf8");
const named = (section: string) => [...section.matchAll(/`([a-z_]+\.[a-z_]+)`/g)].map((match) => match[1]!).sort();
const [, english = "", spanish = ""] = page.split(/^## .*$/m);

describe("docs/privacy.md", () => {
  it("names every personal field of the database, and none that does not exist", async () => {
    const personal = (await columns())
      .filter(({ table, name }) => !IMPERSONAL_TABLES.includes(table) && !IMPERSONAL_COLUMNS.includes(name))
      .map(({ name }) => name);
    expect(named(english)).toEqual(personal.sort());
  });

  it("names the same fields in both languages", () => {
    expect(named(spanish)).toEqual(named(english));
  });

  it("promises as the longest times what admins can set at most", () => {
    const { "kept-unconfirmed-days": unconfirmed, "kept-senders-days": senders, ...rest } = settingRules;
    const promises = [
      [`at most ${unconfirmed.max} days after the last email if never confirmed`, english],
      [`At most ${senders.max} days after the form was sent`, english],
      [`at most ${rest["kept-emails-days"].max} days after the email was written`, english],
      [`${rest["kept-signatures-months"].max} months after the petition closed`, english],
      [`a más tardar ${unconfirmed.max} días después del último correo si nunca se confirmó`, spanish],
      [`A más tardar ${senders.max} días después del envío del formulario`, spanish],
      [`a más tardar ${rest["kept-emails-days"].max} días después de escribir el correo`, spanish],
      [`${rest["kept-signatures-months"].max} meses después de que se cerró la petición`, spanish],
    ] as const;
    for (const [promise, table] of promises) expect(table).toContain(promise);
    for (const key of retentionKeys) expect(settingRules[key].max, key).toBe(settingRules[key].initial);
  });

  it("excludes no column or table that does not exist", async () => {
    const all = await columns();
    expect(IMPERSONAL_COLUMNS.filter((name) => !all.some((column) => column.name === name))).toEqual([]);
    expect(IMPERSONAL_TABLES.filter((table) => !all.some((column) => column.table === table))).toEqual([]);
  });
});

describe("the list of sealed columns, by which keys are changed", () => {
  it("names every sealed column of the database", async () => {
    const sealed = (await columns()).map(({ name }) => name).filter((name) => name.endsWith("_sealed"));
    expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(sealed.sort());
  });
});
