import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { emailHash } from "@/lib/canonical-email";
import { disconnect } from "@/lib/db/client";
import { confirm } from "@/lib/signatures/commands";
import { findDraft, findSignature } from "@/lib/signatures/queries";
import { sealComment, sealName, sealStreet } from "@/lib/signatures/sealing";
import { sealEmail } from "@/lib/sealed-email";
import { confirmSubscription } from "@/lib/subscriptions/commands";
import { findSubscription } from "@/lib/subscriptions/queries";

import { databaseUrl, onDatabase } from "../../tests/database";
import { createPetition } from "../../tests/petition";
import { signs } from "../../tests/signer";
import { MIGRATIONS } from "../services";
import { applyMigrations } from "./migrations";

const DRAFTS = "20261128010000_drafts";
const now = new Date("2026-03-01T12:00:00Z");
const ada = { email: "ada@example.org", hash: emailHash("ada@example.org") };
const bea = { email: "bea@example.org", hash: emailHash("bea@example.org") };

let before: string;
beforeEach(async () => {
  before = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-migrations-"));
  for (const { name } of readdirSync(MIGRATIONS, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
    if (name < DRAFTS) cpSync(path.join(MIGRATIONS, name), path.join(before, name), { recursive: true });
  await onDatabase((client) => client.query("DROP SCHEMA public CASCADE; CREATE SCHEMA public"));
  await applyMigrations(databaseUrl(), before);
});
afterEach(async () => {
  rmSync(before, { recursive: true, force: true });
  // Each test has other tables, and connections keep the plans of their statements.
  await disconnect();
});

const run = (statement: string, values: unknown[] = []) =>
  onDatabase(async (client) =>
    (await client.query<{ id: string }>(statement, values)).rows.map(({ id }) => BigInt(id)),
  );

/** A signature from before the migration that added drafts. */
async function signedBefore(
  { email, hash }: typeof ada,
  petitionId: number,
  confirmedAt: Date | null,
): Promise<bigint> {
  const [id] = await run(
    `INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, comment_sealed, zip, state,
       display, wants_updates, locale, source, last_email_at, created_at, expires_at, confirmed_at)
     VALUES ($1, 1, $2, $3, $4, $5, $6, '78701', 'TX', 'name', true, 'es', 'sharemail', $7, $7, $7::timestamptz + interval '7 days', $8)
     RETURNING id`,
    [
      petitionId,
      confirmedAt ? "confirmed" : "pending",
      hash,
      sealName("Ada Example", petitionId, hash),
      sealEmail(email, hash),
      sealComment("Please act", petitionId, hash),
      now,
      confirmedAt,
    ],
  );
  return id!;
}

const emailOf = (kind: string, column: string, id: bigint) =>
  run(
    `INSERT INTO outbox_email (kind, locale, email_hash, recipient_sealed, ${column}, not_before, created_at)
     VALUES ($1, 'en', $2, 'sealed', $3, $4, $4) RETURNING id`,
    [kind, ada.hash, id, now],
  );

test("a link from before the migration confirms what waited then, and its street is looked up", async () => {
  const petitionId = await createPetition();
  const pending = await signedBefore(ada, petitionId, null);
  const [email] = await emailOf("confirm-signature", "signature_id", pending);
  await run(
    `INSERT INTO district_lookup (signature_id, email_hash, street_sealed, not_before, created_at) VALUES ($1, $2, $3, $4, $4) RETURNING id`,
    [pending, ada.hash, sealStreet("1100 Congress Ave", ada.hash), now],
  );
  await applyMigrations(databaseUrl(), MIGRATIONS);

  expect(await run("SELECT id FROM district_lookup")).toEqual([]);
  expect(await run("SELECT signature_draft_id AS id FROM outbox_email WHERE id = $1", [email])).toEqual([pending]);
  expect(
    await run("SELECT id FROM signature WHERE num_nonnulls(name_sealed, email_sealed, comment_sealed, zip) > 0"),
  ).toEqual([]);
  expect(await findDraft(pending, new Date())).toMatchObject({
    status: "pending",
    form: { name: "Ada Example", comment: "Please act" },
  });
  expect((await confirm(pending, now)).ok).toBe(true);
  expect(await findSignature(pending)).toMatchObject({
    status: "confirmed",
    name: "Ada Example",
    email: ada.email,
    comment: "Please act",
    zip: "78701",
    state: "TX",
    display: "name",
    wantsUpdates: true,
    locale: "es",
    source: "sharemail",
    createdAt: now,
  });
  expect(await run("SELECT signature_id AS id FROM district_lookup")).toEqual([pending]);
});

test("a link that was used before is still success, and no old link names a new draft", async () => {
  const petitionId = await createPetition();
  const confirmed = await signedBefore(ada, petitionId, now);
  const erased = await signedBefore(bea, petitionId, null);
  await run("DELETE FROM signature WHERE id = $1 RETURNING id", [erased]);
  await applyMigrations(databaseUrl(), MIGRATIONS);

  expect((await confirm(confirmed, now)).ok).toBe(true);
  expect(await findDraft(confirmed, new Date())).toMatchObject({ status: "confirmed", isUsed: true, form: null });
  expect(await confirm(erased, now)).toEqual({ ok: false, refusal: "no-such-signature" });
  const fresh = await signs(now);
  expect(fresh).toBeGreaterThan(erased);
  expect(await confirm(erased, now)).toEqual({ ok: false, refusal: "no-such-signature" });
});

test("a pending subscription is confirmed as it was written, and its old link names its draft", async () => {
  const [pending] = await run(
    `INSERT INTO subscription (email_hash, email_sealed, state, locale, last_email_at, created_at, expires_at)
     VALUES ($1, $2, 'TX', 'es', $3, $3, $3::timestamptz + interval '7 days') RETURNING id`,
    [ada.hash, sealEmail(ada.email, ada.hash), now],
  );
  const [email] = await emailOf("confirm-subscription", "subscription_id", pending!);
  await applyMigrations(databaseUrl(), MIGRATIONS);
  expect(await run("SELECT subscription_draft_id AS id FROM outbox_email WHERE id = $1", [email])).toEqual([pending]);
  expect(await findSubscription(pending!)).toBeNull();
  expect(await confirmSubscription(pending!, now)).toEqual({ ok: true, value: { id: pending } });
  expect(await findSubscription(pending!)).toMatchObject({ email: ada.email, state: "TX", locale: "es" });
});
