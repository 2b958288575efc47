import { describe, expect, test } from "vitest";

import release from "@/prisma/release.json";

import { listMigrations } from "../scripts/database/migrations";
import { faultsOf } from "./migration-locks";

const MIGRATIONS = "prisma/migrations";

// Written before the check, for tables that had few rows wherever they ran, and what they lock is known: signing runs again where it meets
// them (docs/decisions/upgrades.md). A file that was applied somewhere cannot get a line that says so. No later one belongs here.
const BEFORE_THE_CHECK = [
  "20261129010000_name_of_email",
  "20261129100000_lawmakers",
  "20261129200000_deliveries",
  "20261129500100_paper_in_packets",
  "20261129520000_packet_leftovers",
  "20261129530000_uploaded_files",
  "20261129540000_packets_corrected_later",
  "20261130010000_signature_words",
  "20261130020000_sender_marks",
  "20261130020200_bulk_removals",
  "20261130030000_petition_writing",
  "20261130050000_log_filters",
  "20261130050100_signature_breakdown",
  "20261201020000_retention",
  "20261201020100_sum_of_a_mailbox",
  "20261201020200_reminder",
  "20261201030000_flags",
  "20261201030200_held",
  "20261201040000_updates",
  "20261202010000_packet_generations",
  "20261202020000_name_review",
  "20261202020100_passkeys",
  "20261202020200_updates_of_the_disabled",
  "20261202020300_replaced_tokens",
  "20261202020400_search_without_state",
];

test("no migration since the last release keeps visitors waiting, or breaks the version before", async () => {
  const all = await listMigrations(MIGRATIONS);
  const isExcused = ({ name }: { name: string }) => BEFORE_THE_CHECK.includes(name);
  for (const { name, sql } of all.filter((each) => each.name > release.lastMigration && !isExcused(each)))
    expect({ name, faults: await faultsOf(sql) }).toEqual({ name, faults: [] });
  const excused = all.filter(isExcused);
  expect(excused.map(({ name }) => name)).toEqual(BEFORE_THE_CHECK);
  for (const { name, sql } of excused) expect(await faultsOf(sql), name).not.toEqual([]);
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
