import { afterAll, beforeAll, expect, test } from "vitest";

import { disconnect } from "@/lib/db/client";
import { findEmailCounts, listFailedEmails } from "@/lib/mail/queries";
import { readSignatures } from "@/lib/signatures/moderation/queries";
import { matchSignatures } from "@/lib/signatures/districts/matching/commands";
import { findLivePetition } from "@/lib/signatures/live/queries";

import { databaseUrl, emptyDatabase, onDatabase } from "./database";
import { manySigners, writeSigners } from "./exports";
import { createPetition } from "./petition";

// Many other rows, so that a scan of another index costs more.
const OTHERS = 20_000;
const now = new Date("2026-03-01T12:00:00Z");

let petitionId: number;

beforeAll(async () => {
  await emptyDatabase();
  petitionId = await createPetition();
  await writeSigners(petitionId, [
    ...manySigners(60, 10),
    ...manySigners(60, 10).map((signer) => ({ ...signer, status: "removed" })),
  ]);
  await onDatabase(async (client) => {
    const database = new URL(databaseUrl()).pathname.slice(1);
    // After some executions PostgreSQL may use a generic plan. Here it does so from the first.
    await client.query(`ALTER DATABASE ${database} SET plan_cache_mode = force_generic_plan`);
    await client.query(`
      SET session_replication_role = replica;
      UPDATE signature SET display = 'name';
      INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, zip, state, locale,
        emails_since, last_post_at, created_at, confirmed_at)
      SELECT ${petitionId}, 1, 'confirmed', sha256(i::text::bytea), '', '', '05401', chr(65 + i % 19) || 'X', 'en', t, t, t, t + i * interval '1 second'
      FROM generate_series(1, ${OTHERS}) i, (SELECT '2026-03-02 12:00Z'::timestamptz AS t) moment;
      INSERT INTO outbox_email (kind, status, locale, email_hash, not_before, created_at, sent_at, recipient_sealed)
      SELECT 'confirm-signature', CASE i % 1000 WHEN 0 THEN 'failed' WHEN 1 THEN 'waiting' ELSE 'sent' END::email_status, 'en',
        sha256(i::text::bytea), t, t, CASE WHEN i % 1000 > 1 THEN t END, CASE WHEN i % 1000 = 1 THEN '\\x00'::bytea END
      FROM generate_series(1, ${OTHERS}) i, (SELECT '2026-03-02 12:00Z'::timestamptz AS t) moment`);
    await client.query("ANALYZE signature, outbox_email");
  });
});

afterAll(() => disconnect());

const reader = { id: 1, role: "admin", states: null } as const;
const listSupporters = async (supporters: number) => (await findLivePetition("harbor", { supporters }))?.supporters;
const read = (status: "confirmed" | "removed") =>
  readSignatures(reader, { petition: { id: petitionId, slug: "harbor" }, state: "TX", status, before: null });

test.each([
  ["one state's confirmed signatures", "signature_confirmed_by_state", () => read("confirmed"), 50],
  ["one state's removed signatures", "signature_removed_by_state", () => read("removed"), 50],
  ["the newest signers who are shown", "signature_recently_shown", () => listSupporters(20), 20],
  ["emails that were given up", "outbox_email_failed", () => listFailedEmails(20), 20],
] as const)(
  "the list of %s is read by its own index, however often it was prepared",
  async (_name, index, list, rows) => {
    const before = await scansOf(index);
    expect(await list()).toHaveLength(rows);
    await expect.poll(() => scansOf(index), SOON).toBeGreaterThan(before);
  },
);

test.each(["outbox_email_failed", "outbox_email_due", "outbox_email_in_batch"])(
  "emails are counted by the small index %s",
  async (index) => {
    const before = await scansOf(index);
    expect(await findEmailCounts(now)).toMatchObject({ failed: 20, waiting: 20 });
    await expect.poll(() => scansOf(index), SOON).toBeGreaterThan(before);
  },
);

test("signatures that wait to be matched are found by their own index", async () => {
  await onDatabase((client) =>
    client.query(`INSERT INTO data_import (kind, state, version, dated, source, rows, sha256, actor, imported_at)
      VALUES ('zip-districts', 'TX', '2024', '2026-01-01', 'x', 0, sha256('x'), 'operator', now())`),
  );
  const before = await scansOf("signature_by_district_import");
  expect(await matchSignatures()).toBe(60);
  await expect.poll(() => scansOf("signature_by_district_import"), SOON).toBeGreaterThan(before);
});

// A connection that has ended reports its statistics a moment later.
const SOON = { timeout: 10_000 };

/** The number of scans of an index. A connection reports its statistics at the latest when it ends. */
async function scansOf(index: string): Promise<number> {
  await disconnect();
  return onDatabase(async (client) => {
    const { rows } = await client.query<{ scans: string }>(
      "SELECT idx_scan AS scans FROM pg_stat_user_indexes WHERE indexrelname = $1",
      [index],
    );
    return Number(rows[0]!.scans);
  });
}
