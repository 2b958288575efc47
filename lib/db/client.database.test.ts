import { afterAll, expect, test } from "vitest";

import { MINUTE, SECOND } from "../time";
import { type Database, db, disconnect, longTransaction } from "./client";
import { sql } from "./sql";

afterAll(() => disconnect());

test("a raw statement returns bytes, numbers, times and lists unchanged", async () => {
  const at = new Date("2026-03-08T09:30:00.123Z");
  const [row] = await db.$queryRaw<
    { bytes: Uint8Array; big: bigint; at: Date; list: string[]; nothing: null }[]
  >`SELECT ${Buffer.from([1, 2])}::bytea AS bytes, ${7n}::bigint AS big, ${at}::timestamptz AS at,
      ${["TX", "VT"]}::text[] AS list, ${null}::text AS nothing`;
  expect(row).toEqual({ bytes: new Uint8Array([1, 2]), big: 7n, at, list: ["TX", "VT"], nothing: null });
});

test("pieces of SQL can be nested, and a value never becomes part of the text", async () => {
  const hostile = "'; DROP TABLE signature; --";
  const piece = sql`SELECT ${hostile}::text AS said`;
  expect(await db.$queryRaw`WITH inner_piece AS (${piece}) SELECT said FROM inner_piece`).toEqual([{ said: hostile }]);
});

test("the same statement is prepared once on a connection", async () => {
  const seen = await db.$transaction(async (tx) => {
    for (let i = 0; i < 3; i++) await tx.$queryRaw`SELECT ${i}::int AS prepared_once`;
    return tx.$queryRaw<{ name: string }[]>`
      SELECT name FROM pg_prepared_statements WHERE statement LIKE 'SELECT $1::int AS prepared_once'`;
  });
  expect(seen).toHaveLength(1);
});

test("a statement of a long transaction may take longer than one of a visitor, whose connections stay as they are", async () => {
  const timeoutIn = async (tx: Database) =>
    (await tx.$queryRaw<{ timeout: string }[]>`SELECT current_setting('statement_timeout') AS timeout`)[0]!.timeout;
  const long = await longTransaction(
    async (tx) => {
      // The client itself gives up after eleven seconds where the server does not respond.
      await tx.$executeRaw`SELECT pg_sleep(11.5)`;
      return timeoutIn(tx);
    },
    { statementMilliseconds: 30 * SECOND, timeout: MINUTE },
  );
  expect([long, await timeoutIn(db)]).toEqual(["30s", "10s"]);
});
