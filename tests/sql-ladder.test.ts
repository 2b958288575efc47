import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { describe, expect, test } from "vitest";

import domains from "../lib/ladder.json" with { type: "json" };
import { ladderViolations, usesIn } from "./sql-ladder";
import { models } from "./sql-ladder-models";

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
  const used = new Set(uses.flatMap((each) => each.uses.flatMap((use) => ("table" in use ? [use.table] : []))));
  expect([...used].sort()).toEqual(domains.flatMap(({ tables }) => tables).sort());
});

test("no statement of the domains is put together from texts, where names could hide", () => {
  const hidden = files.filter((file) => hidesNames(file, read(file)));
  expect(hidden).toEqual([]);
});

// `sql` and its like come from lib/db/sql, where nothing makes SQL of a text. As functions they would.
function hidesNames(file: string, code: string): boolean {
  if (file.startsWith("lib/db/")) return false;
  return /\$(query|execute)RawUnsafe|\braw\(|\bsql\(|new Sql\b|\bSql\(|generated\/client/.test(code);
}

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
    ["it has its schema", petitions, "sql`SELECT 1 FROM public.signature`"],
    ["it has its schema in quotes", petitions, 'sql`SELECT 1 FROM "public" . "signature"`'],
    ["it is in capitals", petitions, "sql`SELECT 1 FROM Signature`"],
    ["it stands between comments with quotes", petitions, "sql`SELECT 1 /* don't */ FROM signature /* isn't */`"],
    ["it stands behind a text with dashes", petitions, "sql`SELECT '--', 1 FROM signature`"],
    ["it stands behind a text with a backslash", petitions, "sql`SELECT E'\\\\'', 1 FROM signature, 'x'`"],
    ["it stands in a program", petitions, "sql`DO $$ BEGIN PERFORM 1 FROM signature; END $$`"],
    ["the tag has another name", petitions, 'import { sql as q } from "../db/sql";\nq`select 1 from signature`'],
    ["the tag is Prisma's own", petitions, "Prisma.sql`select 1 from signature`"],
    ["a table below is locked without TABLE", signatures, "sql`LOCK petition`"],
    ["a table below is locked in a list", signatures, "sql`LOCK TABLE signature, ONLY petition IN SHARE MODE`"],
    ["a table below is emptied in a list", signatures, "sql`TRUNCATE signature, petition CASCADE`"],
    ["a table below is filled", signatures, "sql`COPY petition (slug) FROM STDIN`"],
    ["a table below is altered", signatures, "sql`ALTER TABLE petition DISABLE TRIGGER ALL`"],
    ["the written table stands in a hole", signatures, "sql`INSERT INTO ${table} SELECT 1`"],
    ["a locked table stands in a hole", signatures, "sql`LOCK TABLE signature, ${table}`"],
    ["a model stands in brackets", petitions, 'db["signature"].count()'],
    ["a method stands in brackets", petitions, 'db.signature["count"]()'],
    ["a model is taken out of the client", petitions, "const { signature } = db;\nsignature.count()"],
    ["a model is taken out of a parameter", petitions, "const f = ({ signature }: Transaction) => signature.count()"],
    ["a model gets a name", petitions, "const s = db.signature;\ns.count()"],
    ["the client gets another name", petitions, "const d = db;\nd.signature"],
    [
      "the client is imported by another name",
      petitions,
      'import { db as d } from "../db/client";\nconst s = d.signature',
    ],
    ["a parameter is the client", petitions, "const f = (on: Database) => on.signature"],
    [
      "a relation stands in shorthand",
      petitions,
      "const signatures = true;\ndb.petitionVersion.findMany({ select: { signatures } })",
    ],
    ["a relation stands in quotes", petitions, 'db.petitionVersion.findMany({ select: { "signatures": true } })'],
    ["a relation has a computed name", petitions, "db.petitionVersion.findMany({ select: { [name]: true } })"],
    [
      "a select is imported that is no constant",
      petitions,
      'import { f } from "./rules";\ndb.petitionVersion.findMany({ select: f })',
    ],
    ["a select is a parameter", petitions, "(f) => db.petitionVersion.findMany({ select: f })"],
    ["a select comes from a function", petitions, "db.petitionVersion.findMany({ select: f() })"],
    ["a select spreads an import", petitions, 'import { f } from "./rules";\ndb.petition.count({ select: { ...f } })'],
    [
      "a select is local",
      petitions,
      "() => { const f = { signatures: true }; return db.petitionVersion.findMany({ select: f }) }",
    ],
    ["the whole argument is imported", petitions, 'import { f } from "./rules";\ndb.petitionVersion.findMany(f)'],
    [
      "a relation is part of a condition",
      petitions,
      "db.petitionVersion.count({ where: { signatures: { some: {} } } })",
    ],
    ["a table below is written by the model", signatures, "tx.suppressedEmail.deleteMany()"],
    ["a relation below is written", signatures, "db.signature.update({ data: { petitionVersion: { update: {} } } })"],
    ["the ground floor names a table", "lib/text.ts", "sql`SELECT 1 FROM setting`"],
  ])("%s", (_name, file, code) => {
    expect(ladderViolations(file, usesIn(file, code))).toHaveLength(1);
  });

  test("a relation stands in a constant of another file", () => {
    const file = "lib/lawmakers/queries.ts";
    const code = 'import { billWithSteps as f } from "../deliveries/bills/queries";\ntx.bill.findFirst({ select: f })';
    expect(ladderViolations(file, usesIn(file, code))).toContain(
      `${file} names bill_step of deliveries, which is above lawmakers`,
    );
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
    [
      "the client is handed on, declared and typed",
      petitions,
      "async (tx: Transaction, on: Database = db) => { await load(tx, 1); return db.$transaction((tx) => f(on)) }",
    ],
    [
      "fields stand in a constant of the file",
      petitions,
      "const f = { id: true } as const;\ndb.petition.findMany({ select: f, where: all ? {} : { slug } })",
    ],
    [
      "fields stand in a constant of another file",
      "lib/deliveries/bills/commands.ts",
      'import { billFields } from "./queries";\ntx.bill.findFirst({ select: billFields })',
    ],
    ["a sentence speaks of it", petitions, '"Update the signature from this page"'],
  ])("not where %s", (_name, file, code) => {
    expect(ladderViolations(file, usesIn(file, code))).toEqual([]);
  });
});
