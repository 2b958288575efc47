import { afterAll, beforeEach, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";

import { disconnect } from "../../db/client";
import { recountBreakdown } from "./commands";
import { findBreakdown } from "./queries";

const now = new Date("2026-03-10T12:00:00Z");
let petitionId: number;

beforeEach(async () => {
  await emptyDatabase();
  petitionId = await createPetition();
});
afterAll(() => disconnect());

interface Signed {
  state: string;
  status: "pending" | "confirmed" | "withdrawn";
  locale?: string;
  source?: string | null;
  email?: "waiting" | "sent" | "delivered";
  postedAt?: string;
}

let people = 0;
async function sign({
  state,
  status,
  locale = "en",
  source = null,
  email = "delivered",
  postedAt = "2026-03-10T11:00:00Z",
}: Signed) {
  people += 1;
  const isPending = status === "pending";
  await onDatabase(async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query(
      `WITH s AS (
         INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, zip, state, locale, source,
           emails_since, last_post_at, created_at, confirmed_at, withdrawn_at)
         SELECT $1, CASE WHEN $2 THEN NULL ELSE 1 END, $3::signature_status, sha256($4::text::bytea),
           CASE WHEN $2 THEN NULL ELSE '\\x00'::bytea END, CASE WHEN $2 THEN NULL ELSE '\\x00'::bytea END,
           CASE WHEN $2 THEN NULL ELSE '78701' END, CASE WHEN $2 THEN NULL ELSE $5 END, CASE WHEN $2 THEN NULL ELSE $6 END,
           CASE WHEN $2 THEN NULL ELSE $7 END, $8, $8, $8, CASE WHEN $2 THEN NULL ELSE $8::timestamptz END,
           CASE WHEN $3 = 'withdrawn' THEN $8::timestamptz END
         RETURNING id
       ), d AS (
         INSERT INTO signature_draft (signature_id, fingerprint, version, name_sealed, email_sealed, zip, state, display,
           wants_updates, locale, posted_at, expires_at, confirmed_at)
         SELECT id, CASE WHEN $2 THEN decode(md5('form'), 'hex') END, CASE WHEN $2 THEN 1 END, CASE WHEN $2 THEN '\\x00'::bytea END,
           CASE WHEN $2 THEN '\\x00'::bytea END, CASE WHEN $2 THEN '78701' END, CASE WHEN $2 THEN $5 END,
           CASE WHEN $2 THEN 'hidden'::signature_display END, CASE WHEN $2 THEN false END, CASE WHEN $2 THEN 'en' END, $8,
           $8::timestamptz + interval '7 days', CASE WHEN $2 THEN NULL ELSE $8::timestamptz END
         FROM s RETURNING id
       )
       INSERT INTO outbox_email (kind, status, locale, email_hash, signature_draft_id, recipient_sealed, not_before, created_at, sent_at)
       SELECT 'confirm-signature', $9::email_status, 'en', sha256($4::text::bytea), id,
         CASE WHEN $9 = 'waiting' THEN '\\x00'::bytea END, $8, $8, CASE WHEN $9 <> 'waiting' THEN $8::timestamptz END FROM d`,
      [petitionId, isPending, status, String(people), state, locale, source, postedAt, email],
    );
  });
}

test("the funnel has each form of the last week once, by how far it came", async () => {
  await sign({ state: "TX", status: "pending", email: "waiting" });
  await sign({ state: "TX", status: "pending", email: "sent" });
  await sign({ state: "TX", status: "pending" });
  await sign({ state: "VT", status: "confirmed" });
  await sign({ state: "TX", status: "withdrawn" });
  await sign({ state: "TX", status: "confirmed", postedAt: "2026-02-01T11:00:00Z" });
  await recountBreakdown(now);
  const all = await findBreakdown(petitionId, null);
  expect(all.funnel).toEqual({ signed: 5, sent: 4, delivered: 3, confirmed: 2, withdrawn: 1 });
  expect(all.countedAt).toEqual(now);
  expect((await findBreakdown(petitionId, ["VT"])).funnel).toEqual({
    signed: 1,
    sent: 1,
    delivered: 1,
    confirmed: 1,
    withdrawn: 0,
  });
});

test("confirmed signatures are counted by language and source, within the states of the reader", async () => {
  await sign({ state: "TX", status: "confirmed", source: "sharemail" });
  await sign({ state: "TX", status: "confirmed", source: "sharemail", locale: "es" });
  await sign({ state: "VT", status: "confirmed" });
  await sign({ state: "VT", status: "withdrawn", source: "poster" });
  await recountBreakdown(now);
  expect(await findBreakdown(petitionId, null)).toMatchObject({
    locales: [
      { value: "en", count: 2 },
      { value: "es", count: 1 },
    ],
    sources: [
      { value: "sharemail", count: 2 },
      { value: "(none)", count: 1 },
    ],
  });
  expect(await findBreakdown(petitionId, ["VT"])).toMatchObject({ sources: [{ value: "(none)", count: 1 }] });
  expect(await findBreakdown(petitionId, [])).toMatchObject({ sources: [], countedAt: null });
});

test("counting again replaces the numbers, also when two workers count at once", async () => {
  await sign({ state: "TX", status: "confirmed" });
  await Promise.all([recountBreakdown(now), recountBreakdown(now), recountBreakdown(now)]);
  await onDatabase((client) =>
    client.query(
      "SET session_replication_role = replica; DELETE FROM outbox_email; DELETE FROM signature_draft; DELETE FROM signature",
    ),
  );
  await recountBreakdown(new Date("2026-03-10T13:00:00Z"));
  expect(await findBreakdown(petitionId, null)).toMatchObject({ countedAt: null, locales: [], sources: [] });
});
