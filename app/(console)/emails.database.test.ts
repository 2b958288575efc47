import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";

import { emailHash } from "@/lib/canonical-email";
import { EMPTY_FORM } from "@/lib/form-state";
import { listSuppressions } from "@/lib/mail/suppression/queries";
import { sessionCookieName } from "@/lib/organizers/sign-in/cookie";
import { sealEmail } from "@/lib/sealed-email";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { startTestPostbox } from "@/tests/postbox";
import { beginFullSession } from "@/tests/sessions";

import { suppressionAction } from "./console/(signed-in)/emails/actions";

const postbox = await startTestPostbox();
const COOKIE = "the session of an admin";
const [ADMIN, SIGNER, STRANGER] = ["admin@example.org", "signer@example.org", "stranger@example.org"] as const;

vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (name === sessionCookieName() ? { name, value: COOKIE } : undefined),
  }),
  headers: async () => new Headers({ "x-client-ip": "192.0.2.1" }),
}));
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => undefined }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

beforeEach(async () => {
  await emptyDatabase();
  await postbox.clearFaults();
  const petition = await createPetition();
  await onDatabase(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at, joined_at)
       VALUES ($1, $2, 'admin', true, '{}', now(), now()) RETURNING id`,
      [emailHash(ADMIN), sealEmail(ADMIN, emailHash(ADMIN))],
    );
    const hash = emailHash(SIGNER);
    await client.query(
      "INSERT INTO signature (petition_id, email_hash, emails_since, last_post_at, created_at) VALUES ($1, $2, now(), now(), now())",
      [petition, hash],
    );
    await client.query(
      "INSERT INTO subscription (email_hash, emails_since, last_post_at, created_at) VALUES ($1, now(), now(), now())",
      [hash],
    );
    for (const [index, email] of [ADMIN, SIGNER, STRANGER].entries())
      await client.query(
        "INSERT INTO suppressed_email (email_hash, reason, created_at) VALUES ($1, 'bounce', '2026-03-01'::timestamptz - $2 * interval '1 hour')",
        [emailHash(email), index],
      );
    await beginFullSession(rows[0]!.id, COOKIE, new Date());
  });
});
afterAll(() => postbox.remove());

function send(fields: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return suppressionAction(EMPTY_FORM, data);
}

describe("a typed email", () => {
  test("is found in any spelling, with the reason and the owners", async () => {
    const { message, values } = await send({ email: " Signer@Example.org ", intent: "find" });
    expect(message).toBe(
      "This email address is suppressed since 2026-02-28, because its mail server refused an email for good. It belongs to a signer and a subscriber.",
    );
    expect(values["email"]).toBe(" Signer@Example.org ");
    expect(await listSuppressions({ reason: null, before: null })).toHaveLength(3);
  });

  test("that is not suppressed is said not to be on the list, whichever button was pressed", async () => {
    for (const intent of ["find", "lift", "something else"])
      expect((await send({ email: "nobody@example.org", intent })).message).toMatch(/not on the list/);
  });

  test("that is invalid gets an error at the field", async () => {
    expect((await send({ email: "signer", intent: "lift" })).errors["email"]).toMatch(/Enter an email address/);
  });

  test("is taken off the list, and the next page says whether the mail service did so too", async () => {
    const leadsTo = (fields: Record<string, string>) =>
      send(fields).then(
        () => "nowhere",
        (error: { digest?: string }) => String(error.digest),
      );
    expect(await leadsTo({ email: SIGNER, intent: "lift" })).toContain("/console/emails?done=lifted;");
    await postbox.fault({ status: 500 });
    expect(await leadsTo({ email: STRANGER, intent: "lift" })).toContain("/console/emails?done=lifted-here;");
    expect(await listSuppressions({ reason: null, before: null })).toHaveLength(1);
  });
});
