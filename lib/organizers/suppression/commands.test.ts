import { afterAll, beforeEach, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "../../../tests/database";
import { startTestPostbox } from "../../../tests/postbox";
import { emailHash } from "../../canonical-email";
import { findSuppression } from "../../mail/suppression/queries";
import { sealEmail } from "../../sealed-email";
import { addMilliseconds, DAY } from "../../time";
import { inviteFirstOrganizer } from "../commands";
import { INVITATION_MILLISECONDS_MAX } from "../schema";
import { liftSuppression } from "./commands";
import { countSuppressedAdmins, organizersAmong } from "./queries";

const postbox = await startTestPostbox();
const admin = { id: 1, role: "admin" as const, states: null };
const ADA = "ada@example.org";

beforeEach(async () => {
  await emptyDatabase();
  await postbox.clearFaults();
});
afterAll(() => postbox.remove());

const atService = (method: string, path: string, body?: unknown) =>
  fetch(`${postbox.url}/suppressions${path}`, {
    method,
    headers: { authorization: "Bearer re_test" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

async function suppress(email: string, reason = "complaint"): Promise<void> {
  await onDatabase((client) =>
    client.query("INSERT INTO suppressed_email (email_hash, reason, created_at) VALUES ($1, $2, '2026-03-01')", [
      emailHash(email),
      reason,
    ]),
  );
  await atService("POST", "", { email });
}

const entries = () =>
  onDatabase(
    async (client) =>
      (await client.query("SELECT actor, action, subject, detail FROM audit_entry ORDER BY id")).rows as unknown[],
  );

async function addOrganizer(email: string, role: string, disabled = false): Promise<number> {
  const hash = emailHash(email);
  return onDatabase(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at, joined_at, disabled_at)
       VALUES ($1, $2, $3::organizer_role, true, '{}', now(), now(), $4) RETURNING id`,
      [hash, sealEmail(email, hash), role, disabled ? new Date() : null],
    );
    return rows[0]!.id;
  });
}

test("lifting a suppression takes the mailbox off both lists, and the log has the actor and no email", async () => {
  await suppress(ADA);
  expect(await liftSuppression(admin, "Ada@Example.org")).toEqual({ ok: true, value: { serviceError: null } });
  expect(await findSuppression(emailHash(ADA))).toBeNull();
  expect((await atService("GET", `/${ADA}`)).status).toBe(404);
  expect(await entries()).toEqual([
    {
      actor: "organizer:1",
      action: "suppression-lifted",
      subject: "email",
      detail: { reason: "complaint", suppressedAt: "2026-03-01T00:00:00.000Z" },
    },
  ]);
  expect(await liftSuppression(admin, ADA)).toEqual({ ok: false, refusal: "not-suppressed" });
  expect(await entries()).toHaveLength(1);
});

test("where the mailbox is an organizer's, the log names the organizer", async () => {
  const id = await addOrganizer(ADA, "admin");
  await suppress(ADA);
  await liftSuppression(admin, ADA);
  expect(await entries()).toEqual([expect.objectContaining({ subject: `organizer:${id}` })]);
});

test("an error of the mail service is returned, and the suppression here stays lifted", async () => {
  await suppress(ADA);
  await postbox.fault({ status: 401 });
  expect(await liftSuppression(admin, ADA)).toEqual({
    ok: true,
    value: { serviceError: "restricted_api_key (401)" },
  });
  expect(await findSuppression(emailHash(ADA))).toBeNull();
});

test.each(["viewer", "organizer"] as const)("a %s lifts nothing", async (role) => {
  await suppress(ADA);
  expect(await liftSuppression({ ...admin, role }, ADA)).toEqual({ ok: false, refusal: "not-allowed" });
  expect(await findSuppression(emailHash(ADA))).not.toBeNull();
});

test("twenty at once lift it once", async () => {
  await suppress(ADA);
  const results = await Promise.all(Array.from({ length: 20 }, () => liftSuppression(admin, ADA)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await entries()).toHaveLength(1);
});

test("only admins who can sign in are counted as suppressed admins", async () => {
  await addOrganizer("gone@example.org", "admin", true);
  await addOrganizer("ben@example.org", "organizer");
  for (const email of ["gone@example.org", "ben@example.org", "signer@example.org"]) await suppress(email);
  expect(await countSuppressedAdmins(new Date())).toBe(0);
  const id = await addOrganizer(ADA, "admin");
  await suppress(ADA);
  expect(await countSuppressedAdmins(new Date())).toBe(1);
  const hash = emailHash(ADA);
  expect(await organizersAmong([hash, emailHash("signer@example.org")])).toEqual(
    new Map([[hash.toString("hex"), { id, role: "admin", email: ADA }]]),
  );
});

test("an invited admin who has not joined is counted only while the invitation is valid", async () => {
  const invited = new Date("2026-03-01");
  await inviteFirstOrganizer(ADA, invited);
  await suppress(ADA);
  expect(await countSuppressedAdmins(addMilliseconds(invited, DAY))).toBe(1);
  expect(await countSuppressedAdmins(addMilliseconds(invited, INVITATION_MILLISECONDS_MAX))).toBe(0);
});
