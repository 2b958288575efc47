// Updates of a petition, and the people who get them, for tests.
import { expect } from "vitest";

import { clearPetitionMemo } from "@/lib/petitions/queries";
import { inviteFirstOrganizer } from "@/lib/organizers/commands";
import { listOrganizers } from "@/lib/organizers/queries";
import type { Organizer } from "@/lib/organizers/schema";
import { addMilliseconds, HOUR } from "@/lib/time";
import { sendUpdate, writeUpdate } from "@/lib/updates/commands";
import { findUpdate } from "@/lib/updates/queries";
import { sendingInput, updateInput } from "@/lib/updates/schema";
import { continueUpdates } from "@/lib/updates/sending/commands";
import { cast } from "@/prisma/cast";

import { emptyDatabase, onDatabase } from "./database";
import { createPetition } from "./petition";
import { signsAndConfirms } from "./signer";
import { subscribesAndConfirms } from "./subscriber";

export const now = new Date("2026-03-02T12:00:00Z");
export const later = addMilliseconds(now, HOUR);
export const updateFields = {
  titleEn: "Texas has a bill",
  titleEs: "Texas tiene un proyecto de ley",
  bodyEn: "It was introduced.\n\nRead it: https://example.org/bill.",
  bodyEs: "Fue presentado.\n\nLéalo: https://example.org/bill.",
  to: "everybody",
  state: "",
  district: "",
  source: "",
  isPublic: "on",
};
export const AT_ONCE = sendingInput.parse({ date: "", time: "", zone: "UTC", occurrence: "" });

/** An admin, and an organizer of one state, who are the same person here. */
export const admin: Organizer = { id: 0, role: "admin", states: null };
export const texan: Organizer = { id: 0, role: "organizer", states: ["TX"] };

/** An empty database with a petition and an admin, and nothing to send. */
export async function beginUpdates(): Promise<void> {
  await emptyDatabase();
  await createPetition();
  clearPetitionMemo();
  await inviteFirstOrganizer(cast.organizer.email, now);
  admin.id = texan.id = (await listOrganizers(now))[0]!.id;
  await drain();
}

/** Deletes what signing and inviting sends, which is not what these tests are about. */
export const drain = () => onDatabase((client) => client.query("DELETE FROM outbox_email"));

export async function written(more: Partial<typeof updateFields> = {}, by = admin): Promise<number> {
  const result = await writeUpdate(by, "harbor", updateInput.parse({ ...updateFields, ...more }), now);
  if (!result.ok) throw new Error(result.refusal);
  return result.value.id;
}

/** Sends an update as it is, and writes all of its emails. */
export async function sendAll(id: number, at = later): Promise<void> {
  const { revision } = (await findUpdate(admin, id))!;
  expect(await sendUpdate(admin, id, AT_ONCE, revision, at)).toEqual({ ok: true, value: undefined });
  while (await continueUpdates(at)) continue;
}

/** Who has an email of an update waiting or sent, as ids of signatures and subscriptions. */
export const recipients = () =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ of: string; status: string }>(
      `SELECT coalesce('signature ' || signature_id, 'subscription ' || subscription_id) AS of, status
       FROM outbox_email WHERE kind = 'update' ORDER BY id`,
    );
    return rows;
  });

export const asks = { updates: "on" };

/** Signers of two states who ask for updates, one who does not, and two subscribers, of whom one signed too. */
export const people = async () => ({
  grace: await signsAndConfirms(now, cast.grace, asks),
  other: await signsAndConfirms(now, { ...cast.grace, email: "other@example.org" }),
  vermont: await signsAndConfirms(now, { ...cast.grace, email: "vt@example.org", zip: "05401", state: "VT" }, asks),
  reader: await subscribesAndConfirms(now, "reader@example.org"),
  both: await subscribesAndConfirms(now, cast.grace.email),
});
