import { describe, expect, test } from "vitest";

import release from "@/prisma/release.json";

import { listMigrations } from "../scripts/database/migrations";
import { faultsOf } from "./migration-locks";

const MIGRATIONS = "prisma/migrations";

test("no migration from the check on keeps visitors waiting, or breaks the version before", async () => {
  const checked = (await listMigrations(MIGRATIONS)).filter(({ name }) => name >= release.checkedFrom);
  for (const { name, sql } of checked) expect({ name, faults: await faultsOf(sql) }).toEqual({ name, faults: [] });
});

test("the check reads all our migrations, and would have found the locks of some", async () => {
  const found = await Promise.all(
    (await listMigrations(MIGRATIONS)).map(async ({ sql }) => (await faultsOf(sql)).length),
  );
  expect(found.filter((count) => count > 0).length).toBeGreaterThan(5);
});

describe("it refuses", () => {
  test.each([
    ["CREATE INDEX i ON signature (zip)", "CONCURRENTLY"],
    ["CREATE INDEX CONCURRENTLY i ON signature (zip)", "outside of a transaction"],
    ["DROP INDEX i", "DROP INDEX CONCURRENTLY"],
    ["ALTER TABLE signature ADD COLUMN token uuid DEFAULT gen_random_uuid()", "a value of its own"],
    ["ALTER TABLE signature ADD COLUMN n int GENERATED ALWAYS AS (1) STORED", "generated"],
    ["ALTER TABLE signature ADD COLUMN n int NOT NULL", "fails where there are rows"],
    ["ALTER TABLE signature ADD COLUMN n int REFERENCES petition", "NOT VALID"],
    ["ALTER TABLE signature ALTER COLUMN zip SET NOT NULL", "SET NOT NULL"],
    ["ALTER TABLE signature ALTER COLUMN zip TYPE varchar(5)", "another type"],
    ["ALTER TABLE signature ADD CONSTRAINT c CHECK (zip <> '')", "NOT VALID"],
    ["ALTER TABLE signature ADD CONSTRAINT u UNIQUE (zip)", "USING INDEX"],
    ["ALTER TABLE signature DROP COLUMN zip", "still uses it"],
    ["ALTER TABLE signature RENAME COLUMN zip TO code", "renamed"],
    ["DROP TABLE signature", "still uses a table"],
    ["UPDATE signature SET zip = '00000'", "let the worker"],
    ["LOCK TABLE signature", "is locked"],
  ])("%s", async (sql, says) => {
    expect((await faultsOf(sql)).join()).toContain(says);
  });
});

describe("it lets pass", () => {
  test.each([
    "CREATE TABLE thing (id int PRIMARY KEY, at timestamptz NOT NULL); CREATE INDEX i ON thing (at); UPDATE thing SET id = 1",
    "ALTER TABLE signature ADD COLUMN n int NOT NULL DEFAULT 0, ADD COLUMN at timestamptz DEFAULT now()",
    "ALTER TABLE signature ADD CONSTRAINT c CHECK (zip <> '') NOT VALID",
    "ALTER TABLE signature VALIDATE CONSTRAINT c",
    "-- Outside of a transaction: large.\nDROP INDEX CONCURRENTLY IF EXISTS i;\nCREATE INDEX CONCURRENTLY i ON signature (zip)",
    "-- Locks: the table of settings has some thirty rows.\nALTER TABLE setting ALTER COLUMN key SET NOT NULL",
    "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE TYPE kind AS ENUM ('a')",
  ])("%s", async (sql) => {
    expect(await faultsOf(sql)).toEqual([]);
  });
});
