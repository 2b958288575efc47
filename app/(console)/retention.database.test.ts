import { beforeEach, expect, test, vi } from "vitest";

import { emailHash } from "@/lib/canonical-email";
import { EMPTY_FORM } from "@/lib/form-state";
import { findSettings } from "@/lib/limits/settings/queries";
import { DEFAULT_SETTINGS } from "@/lib/limits/settings/rules";

import { sessionCookieName } from "@/lib/organizers/sign-in/cookie";
import { clearPetitionMemo } from "@/lib/petitions/queries";
import { sealEmail } from "@/lib/sealed-email";
import { addMilliseconds, DAY } from "@/lib/time";
import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { beginFullSession } from "@/tests/sessions";
import { signs } from "@/tests/signer";

import { setRetentionAction } from "./console/(signed-in)/settings/retention/actions";

const COOKIE = "the session of an admin";
const ADMIN = "admin@example.org";

vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (name === sessionCookieName() ? { name, value: COOKIE } : undefined),
  }),
  headers: async () => new Headers({ "x-client-ip": "192.0.2.1" }),
}));
vi.mock("next/server", async (original) => ({ ...(await original<object>()), connection: async () => undefined }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

const FORM = { keptUnconfirmedDays: "30", keptSendersDays: "14", keptEmailsDays: "30", keptSignaturesMonths: "12" };

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  await createPetition();
  const id = await onDatabase(async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at, joined_at)
       VALUES ($1, $2, 'admin', true, '{}', now(), now()) RETURNING id`,
      [emailHash(ADMIN), sealEmail(ADMIN, emailHash(ADMIN))],
    );
    return rows[0]!.id;
  });
  await beginFullSession(id, COOKIE, new Date());
});

function send(fields: Record<string, string>) {
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...FORM, ...fields })) data.set(name, value);
  return setRetentionAction(EMPTY_FORM, data);
}

test("a shortening is asked about first, with what it erases, and nothing that was typed is lost", async () => {
  await signs(addMilliseconds(new Date(), -20 * DAY), cast.grace);
  const asked = await send({ keptUnconfirmedDays: "10", sure: "" });
  expect(asked.errors["sure"]).toContain("the next night erases more: forms that nobody confirmed (1).");
  expect(asked.values["keptUnconfirmedDays"]).toBe("10");
  expect(await findSettings()).toEqual(DEFAULT_SETTINGS);
  // It ends in a redirect, which is thrown.
  await send({ keptUnconfirmedDays: "10", sure: "yes" }).catch(() => undefined);
  expect(await findSettings()).toMatchObject({ "kept-unconfirmed-days": 10 });
});

test("a lengthening needs no question, and none goes beyond the promise", async () => {
  await send({ keptEmailsDays: "20", sure: "yes" }).catch(() => undefined);
  await send({ sure: "" }).catch(() => undefined);
  expect(await findSettings()).toEqual(DEFAULT_SETTINGS);
  const { errors } = await send({ keptEmailsDays: "31" });
  expect(errors["keptEmailsDays"]).toBe("Write a whole number from 8 to 30");
});
