import { afterAll, beforeAll, expect, test } from "vitest";

import { disconnect } from "@/lib/db/client";
import { findEmailCounts, listFailedEmails } from "@/lib/mail/queries";
import { matchSignatures } from "@/lib/signatures/districts/matching/commands";
import { findLivePetition } from "@/lib/signatures/live/queries";
import { readNames } from "@/lib/signatures/names/queries";
import type { NameReview } from "@/lib/signatures/names/schema";
import { confirm } from "@/lib/signatures/commands";
import { findDraft } from "@/lib/signatures/queries";
import { sealName } from "@/lib/signatures/sealing";
import { readSignatures } from "@/lib/signatures/search/queries";
import type { SignatureFilter } from "@/lib/signatures/search/schema";
import { cast } from "@/prisma/cast";

import { databaseUrl, emptyDatabase, onDatabase } from "./database";
import { manySigners, writeSigners } from "./exports";
import { createPetition } from "./petition";
import { UNFILTERED } from "./signature-filter";
import { signs } from "./signer";
import { subscribesAndConfirms } from "./subscriber";

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
      UPDATE signature SET display = 'name', name_review = 'shown', name_reviewed_by = 1, name_reviewed_at = now();
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
const list = (filter: Partial<SignatureFilter>) =>
  readSignatures(reader, { ...UNFILTERED, petition: { id: petitionId, slug: "harbor" }, ...filter });
const names = (review: NameReview) =>
  readNames(reader, { petition: { id: petitionId, slug: "harbor" }, state: null, review, after: null });
const read = (status: "confirmed" | "removed") => list({ state: "TX", status });

test.each([
  ["one state's confirmed signatures", "signature_confirmed_by_state", () => read("confirmed"), 50],
  ["one state's removed signatures", "signature_removed_by_state", () => read("removed"), 50],
  ["one state's signatures of any status", "signature_by_state", () => list({ state: "TX" }), 50],
  ["one share link's signatures", "signature_by_source", () => list({ source: "no-such-link" }), 0],
  ["the signatures with one word in the name", "signature_word_pkey", () => list({ words: [new Uint8Array(16)] }), 0],
  ["the newest signers who are shown", "signature_recently_shown", () => listSupporters(20), 20],
  ["withdrawn signatures of all states", "signature_not_confirmed", () => list({ status: "withdrawn" }), 0],
  ["the names that may be shown", "signature_names_by_review", () => names("shown"), 60],
  ["the names that wait", "signature_names_by_review", () => names("waiting"), 0],
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

test("the other drafts of a mailbox are found without reading the open drafts of others, also by a plan of the time when there were none", async () => {
  const before = await scansOf("signature_draft_open");
  expect(await findDraft(1n, now)).toBeNull();
  const [draft] = await onDatabase(async (client) => {
    const { rows } = await client.query<{ id: string; hash: Buffer }>(`
      INSERT INTO signature_draft (signature_id, fingerprint, version, name_sealed, email_sealed, zip, state, display,
        wants_updates, locale, posted_at, expires_at)
      SELECT id, substring(sha256(id::text::bytea) FOR 16), 1, '', '', '05401', 'VT', 'hidden', false, 'en', created_at + id * interval '1 second',
        created_at + interval '9 days'
      FROM signature RETURNING id, (SELECT email_hash FROM signature s WHERE s.id = signature_id) AS hash`);
    const [{ id, hash }] = rows as [(typeof rows)[0]];
    await client.query("UPDATE signature_draft SET name_sealed = $2 WHERE id = $1", [
      id,
      sealName(cast.grace.name, petitionId, hash),
    ]);
    return rows;
  });
  expect(await findDraft(BigInt(draft!.id), now)).toMatchObject({ others: [] });
  await disconnect();
  await expect.poll(() => scansOf("signature_draft_one_per_form"), SOON).toBeGreaterThan(0);
  expect(await scansOf("signature_draft_open")).toBe(before);
});

test("signing and confirming find the drafts of one mailbox without reading the open drafts of others", async () => {
  const OF_ALL_OPEN = [
    "signature_draft_open",
    "signature_draft_unconfirmed",
    "signature_draft_posted",
    "signature_draft_marked",
  ];
  const scans = async () => {
    const counts: number[] = [];
    for (const index of OF_ALL_OPEN) counts.push(await scansOf(index));
    return counts;
  };
  const before = await scans();
  for (const person of [cast.grace, cast.ruth]) {
    const draft = await signs(now, person);
    expect((await confirm(draft!, now)).ok).toBe(true);
  }
  await disconnect();
  await expect.poll(() => scansOf("signature_one_per_email"), SOON).toBeGreaterThan(0);
  expect(await scans()).toEqual(before);
});

test("confirming a subscription finds its draft by its key", async () => {
  const before = await scansOf("subscription_draft_open");
  await subscribesAndConfirms(now);
  await disconnect();
  await expect.poll(() => scansOf("subscription_draft_pkey"), SOON).toBeGreaterThan(0);
  expect(await scansOf("subscription_draft_open")).toBe(before);
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
