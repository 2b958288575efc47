import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { databaseUrl, onDatabase } from "../../tests/database";
import { MIGRATIONS } from "../services";
import { applyMigrations } from "./migrations";

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-migrations-"));
  await onDatabase((client) => client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function migration(name: string, sql: string) {
  mkdirSync(path.join(folder, name), { recursive: true });
  writeFileSync(path.join(folder, name, "migration.sql"), sql);
}
const apply = () => applyMigrations(databaseUrl(), folder);
const ask = <Row extends object>(sql: string) => onDatabase(async (client) => (await client.query<Row>(sql)).rows);

test("migrations run in the order of their names, and a second run applies nothing", async () => {
  migration("2_more", "ALTER TABLE thing ADD more text");
  migration("1_first", "CREATE TABLE thing ()");
  expect(await apply()).toEqual(["1_first", "2_more"]);
  expect(await apply()).toEqual([]);
});

test("processes that migrate at the same moment apply each migration once", async () => {
  migration("1_first", "CREATE TABLE thing (); SELECT pg_sleep(0.2)");
  migration("2_more", "ALTER TABLE thing ADD more text");
  const applied = await Promise.all([apply(), apply(), apply(), apply()]);
  expect(applied.flat().sort()).toEqual(["1_first", "2_more"]);
});

test("our own migrations apply to an empty database when four processes start at once", async () => {
  const applied = await Promise.all([1, 2, 3, 4].map(() => applyMigrations(databaseUrl(), MIGRATIONS)));
  expect(new Set(applied.flat()).size).toBe(applied.flat().length);
  expect(await ask("SELECT 1 FROM signature")).toEqual([]);
});

test("our later migrations apply to a database of the first one that has emails", async () => {
  const [first, ...later] = readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  cpSync(path.join(MIGRATIONS, first!), path.join(folder, first!), { recursive: true });
  expect(await apply()).toEqual([first]);
  await ask(
    "INSERT INTO letter (kind, status, locale, address_hash, not_before, created_at) VALUES ('organizer-sign-in', 'sent', 'en', sha256(''), now(), now())",
  );
  expect(await applyMigrations(databaseUrl(), MIGRATIONS)).toEqual(later);
  expect(await ask("SELECT subscription_id FROM outbox_email")).toEqual([{ subscription_id: null }]);
});

test("a migration that fails changes nothing and can be corrected", async () => {
  migration("1_first", "CREATE TABLE thing (); SELECT 1 / 0");
  await expect(apply()).rejects.toThrow("The migration 1_first failed and changed nothing: division by zero");
  expect(await ask("SELECT tablename FROM pg_tables WHERE tablename = 'thing'")).toEqual([]);
  migration("1_first", "CREATE TABLE thing ()");
  expect(await apply()).toEqual(["1_first"]);
});

test("a migration that was changed after it was applied is refused", async () => {
  migration("1_first", "CREATE TABLE thing ()");
  await apply();
  migration("1_first", "CREATE TABLE other ()");
  await expect(apply()).rejects.toThrow(/1_first was changed after it was applied/);
});

test("a migration that another tool began and did not finish is refused, and one it rolled back is applied", async () => {
  migration("1_first", "CREATE TABLE thing ()");
  await apply();
  await ask("UPDATE _prisma_migrations SET finished_at = NULL; DROP TABLE thing");
  await expect(apply()).rejects.toThrow(/1_first was begun and not finished/);
  await ask("UPDATE _prisma_migrations SET rolled_back_at = now()");
  expect(await apply()).toEqual(["1_first"]);
});

test("the record of a migration is the same as Prisma's", async () => {
  migration("1_first", "CREATE TABLE thing ()");
  await apply();
  const [row] = await ask(
    "SELECT checksum, applied_steps_count, finished_at >= started_at AS finished, length(id) AS id FROM _prisma_migrations",
  );
  expect(row).toEqual({
    checksum: "d88a3ba2a384752a165adb0f4f25a4a8403e743dd176f9e20a1e1794de5ff2b7",
    applied_steps_count: 1,
    finished: true,
    id: 36,
  });
});

test("a migration waits for who uses a table, lets the others pass meanwhile, and is applied in the end", async () => {
  migration("1_first", "CREATE TABLE thing (id int)");
  await apply();
  migration("2_more", "ALTER TABLE thing ADD more text");
  await onDatabase(async (client) => {
    await client.query("BEGIN; SELECT 1 FROM thing");
    const applied = apply();
    // It gives up its place in the queue after some seconds, and whoever came later is served.
    await vi.waitFor(async () =>
      expect(await ask("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'thing'::regclass")).toHaveLength(1),
    );
    expect(await ask("SELECT id FROM thing")).toEqual([]);
    await client.query("COMMIT");
    expect(await applied).toEqual(["2_more"]);
  });
});

test("an index is made outside of a transaction while others write and other processes migrate", async () => {
  migration("1_first", "CREATE TABLE thing (id int)");
  await apply();
  migration(
    "2_index",
    "-- Outside of a transaction: others write meanwhile.\nDROP INDEX CONCURRENTLY IF EXISTS thing_id;\nCREATE INDEX CONCURRENTLY thing_id ON thing (id);\n",
  );
  const applied = await Promise.all([apply(), apply(), apply()]);
  expect(applied.flat()).toEqual(["2_index"]);
  expect(await ask("SELECT indisvalid FROM pg_index WHERE indexrelid = 'thing_id'::regclass")).toEqual([
    { indisvalid: true },
  ]);
  migration("3_wrong", "-- Outside of a transaction\nDROP TABLE thing");
  await expect(apply()).rejects.toThrow("may only be CREATE and DROP INDEX CONCURRENTLY");
});
