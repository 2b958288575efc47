import { beforeEach, expect, test } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { signs, suppress } from "@/tests/signer";
import { SUBSCRIBER, subscribes } from "@/tests/subscriber";

import { emailHash } from "../../canonical-email";
import { inviteFirstOrganizer } from "../../organizers/commands";
import type { SuppressionKey } from "../../mail/schema";
import { findSuppressedMailbox, listSuppressedMailboxes, type SuppressedMailbox } from "./queries";

const now = new Date("2026-03-01T12:00:00Z");
const admin = { id: 1, role: "admin" as const, states: null };
const ORGANIZER = cast.organizer.email;
const READER = SUBSCRIBER;
const ALL = { reason: null, before: null };
const STRANGER = "stranger@example.org";

beforeEach(async () => {
  await emptyDatabase();
  await createPetition();
  await inviteFirstOrganizer(ORGANIZER, now);
  await signs(now);
  await subscribes(now);
  for (const [hours, email] of [ORGANIZER, READER, STRANGER].entries()) {
    await suppress(email);
    await onDatabase((client) =>
      client.query(
        "UPDATE suppressed_email SET created_at = '2026-03-01'::timestamptz - $2 * interval '1 hour' WHERE email_hash = $1",
        [emailHash(email), hours],
      ),
    );
  }
});

test("the list names the owners of a suppressed mailbox, and shows the emails of organizers only", async () => {
  const mailboxes = (await listSuppressedMailboxes(admin, ALL))!.mailboxes;
  expect(mailboxes.map(({ owners, email }) => ({ owners, email }))).toEqual([
    { owners: ["organizer"], email: ORGANIZER },
    { owners: ["signer", "subscriber"], email: null },
    { owners: [], email: null },
  ]);
  expect(Object.keys(mailboxes[1]!).sort()).toEqual(["createdAt", "email", "owners", "reason", "retriedAt"]);
});

test("the pages hold every mailbox once, also those of one moment, and a reason leaves the others out", async () => {
  await onDatabase((client) =>
    client.query(
      `INSERT INTO suppressed_email (email_hash, reason, created_at)
       SELECT sha256(n::text::bytea), CASE WHEN n % 3 = 0 THEN 'bounce' ELSE 'manual' END::suppression_reason,
         '2026-02-01'::timestamptz - (n / 150) * interval '1 second'
       FROM generate_series(1, 347) n`,
    ),
  );
  const pagesOf = async (reason: "bounce" | null) => {
    const pages: SuppressedMailbox[][] = [];
    let before: SuppressionKey | null = null;
    do {
      const page: { mailboxes: SuppressedMailbox[]; next: SuppressionKey | null } = (await listSuppressedMailboxes(
        admin,
        { reason, before },
      ))!;
      pages.push(page.mailboxes);
      before = page.next;
    } while (before);
    return pages;
  };
  const all = await pagesOf(null);
  expect(all.map(({ length }) => length)).toEqual([100, 100, 100, 50]);
  const times = all.flat().map(({ createdAt }) => createdAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  const bounces = await pagesOf("bounce");
  expect(bounces.map(({ length }) => length)).toEqual([100, 15]);
  expect(new Set(bounces.flat().map(({ reason }) => reason))).toEqual(new Set(["bounce"]));
});

test("a mailbox is found by any spelling of its email", async () => {
  expect(await findSuppressedMailbox(admin, READER.toUpperCase())).toEqual({
    ok: true,
    value: {
      reason: "complaint",
      createdAt: new Date("2026-02-28T23:00:00Z"),
      retriedAt: null,
      owners: ["signer", "subscriber"],
      email: null,
    },
  });
  expect(await findSuppressedMailbox(admin, "nobody@example.org")).toEqual({ ok: false, refusal: "not-suppressed" });
});

test.each(["viewer", "organizer"] as const)("a %s sees none, even if a caller does not check", async (role) => {
  expect(await listSuppressedMailboxes({ ...admin, role }, ALL)).toBeNull();
  expect(await findSuppressedMailbox({ ...admin, role }, READER)).toEqual({ ok: false, refusal: "not-allowed" });
});
