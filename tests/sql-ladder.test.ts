import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import domains from "../lib/ladder.json" with { type: "json" };
import { ladderViolations, models, usesIn } from "./sql-ladder";

const root = path.resolve(import.meta.dirname, "..");
const files = readdirSync(path.join(root, "lib"), { recursive: true, encoding: "utf8" })
  .map((file) => `lib/${file.split(path.sep).join("/")}`)
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith("lib/db/generated/"));
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const uses = files.map((file) => ({ file, uses: usesIn(file, read(file)) }));

test("SQL obeys the ladder: a domain names no table of one above it, and writes its own alone", () => {
  expect(uses.flatMap((each) => ladderViolations(each.file, each.uses))).toEqual([]);
});

test("every table has one domain that owns it", () => {
  const owned = domains.flatMap(({ tables }) => tables);
  expect(owned.sort()).toEqual([...models.values()].map(({ table }) => table).sort());
});

test("all SQL of the domains is found: each that owns a table reads or writes it", () => {
  const used = new Set(uses.flatMap((each) => each.uses.map(({ table }) => table)));
  expect([...used].sort()).toEqual(domains.flatMap(({ tables }) => tables).sort());
});

test("no statement of the domains is put together from texts, where names could hide", () => {
  const hidden = files.filter((file) => /\$(query|execute)RawUnsafe|Prisma\.raw\b/.test(read(file)));
  expect(hidden).toEqual([]);
});

describe("it fails where", () => {
  const petitions = "lib/petitions/queries.ts";
  const signatures = "lib/signatures/commands.ts";
  test.each([
    ["a table of a domain above is read", petitions, "db.$queryRaw`SELECT 1 FROM signature`"],
    ["it is joined", petitions, "db.$queryRaw<Row[]>`SELECT 1 FROM petition p JOIN signature s ON true`"],
    ["it stands in a list", petitions, "sql`UPDATE petition p SET goal = 1 FROM due, signature s`"],
    ["it stands in quotes", petitions, 'sql`SELECT 1 FROM "signature"`'],
    ["it stands after a hole", petitions, "sql`WITH x AS (${piece}) SELECT 1 FROM x, signature`"],
    ["it stands in a string", petitions, '"SELECT 1 FROM signature"'],
    ["it stands in an untagged template", petitions, "`SELECT ${columns} FROM signature`"],
    ["it is asked of by the model", petitions, "tx.signature.count()"],
    ["it is reached by a relation", petitions, "db.petitionVersion.findMany({ select: { signatures: { take: 1 } } })"],
    [
      "a relation stands in a constant",
      petitions,
      "const f = { signatures: true };\ndb.petitionVersion.findMany({ select: f })",
    ],
    ["a table below is inserted into", signatures, "sql`INSERT INTO outbox_email (kind) SELECT 'x'`"],
    ["a table below is updated", signatures, "tx.$executeRaw`UPDATE organizer SET role = 'admin'`"],
    ["a table below is deleted from", signatures, "sql`WITH gone AS (DELETE FROM petition RETURNING id) SELECT 1`"],
    ["a table below is locked", signatures, "sql`LOCK TABLE petition IN SHARE MODE`"],
    ["a table below is written by the model", signatures, "tx.suppressedEmail.deleteMany()"],
    ["a relation below is written", signatures, "db.signature.update({ data: { petitionVersion: { update: {} } } })"],
    ["the ground floor names a table", "lib/text.ts", "sql`SELECT 1 FROM setting`"],
  ])("%s", (_name, file, code) => {
    expect(ladderViolations(file, usesIn(file, code))).toHaveLength(1);
  });

  test.each([
    ["a domain reads and writes its own", signatures, "sql`UPDATE signature SET zip = '78701' WHERE id = 1`"],
    ["a domain reads one below", signatures, "sql`SELECT 1 FROM petition p, setting WHERE p.id = 1`"],
    ["rows of one below are locked for reading", signatures, "sql`SELECT 1 FROM petition FOR UPDATE`"],
    [
      "a name is a column, a value, an alias or a comment",
      petitions,
      "sql`SELECT v.signature, 'signature' AS \"signature\" -- signature`",
    ],
    ["a sentence speaks of it", petitions, '"Update the signature from this page"'],
  ])("not where %s", (_name, file, code) => {
    expect(ladderViolations(file, usesIn(file, code))).toEqual([]);
  });
});
