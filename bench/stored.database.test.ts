import { beforeEach, expect, test } from "vitest";

import { clearPetitionMemo } from "@/lib/petitions/queries";
import { recount } from "@/lib/signatures/tally/commands";
import { findTally } from "@/lib/signatures/tally/queries";
import { databaseUrl, emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";

import { storeSignatures } from "./stored";

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
});

test("stored signatures are counted exactly, and all indexes, foreign keys and triggers are there again", async () => {
  const id = await createPetition({ slug: "safe-harbor" });
  const before = await findShape();
  await storeSignatures(databaseUrl(), 1_000);
  expect(await findShape()).toEqual(before);
  expect((await findTally(id)).confirmed).toBe(930);
  expect(await recount()).toEqual([]);
  const [drafts] = await onDatabase(
    async (client) =>
      (await client.query("SELECT count(*)::int, count(confirmed_at)::int AS used FROM signature_draft")).rows,
  );
  expect(drafts).toEqual({ count: 1_000, used: 950 });
});

/** What is checked and kept for each row of a signature. */
function findShape(): Promise<unknown[]> {
  return onDatabase(async (client) => {
    const { rows } = await client.query(
      `SELECT pg_get_indexdef(indexrelid) AS what FROM pg_index WHERE indrelid IN ('signature'::regclass, 'signature_draft'::regclass)
       UNION ALL SELECT format('%s %s %s', conname, pg_get_constraintdef(oid), convalidated) FROM pg_constraint
       UNION ALL SELECT format('%s %s', tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`,
    );
    return rows;
  });
}
