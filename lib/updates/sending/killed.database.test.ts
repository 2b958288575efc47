import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import { afterAll, expect, test } from "vitest";

import { cast } from "@/prisma/cast";
import { writeAlike } from "@/tests/bulk-signers";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createPetition } from "@/tests/petition";
import { startTestPostbox } from "@/tests/postbox";
import { kill, startScript } from "@/tests/worker-process";

import { inviteFirstOrganizer } from "../../organizers/commands";
import { listOrganizers } from "../../organizers/queries";
import { MINUTE } from "../../time";
import { sendUpdate, writeUpdate } from "../commands";
import { findUpdate } from "../queries";
import { sendingInput, updateInput } from "../schema";

const PEOPLE = 20_000;
const KILLS = 5;

const postbox = await startTestPostbox();
afterAll(() => postbox.remove());

const state = () =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ written: number; mailboxes: number; sent: number }>(
      `SELECT count(*)::int AS written, count(DISTINCT email_hash)::int AS mailboxes,
         count(*) FILTER (WHERE status = 'sent')::int AS sent FROM outbox_email`,
    );
    return rows[0]!;
  });

test(
  "of 20,000 people each gets an update once, with two workers of which one is killed five times",
  { timeout: 240_000 },
  async () => {
    await emptyDatabase();
    const petition = await createPetition();
    await writeAlike(petition, { count: PEOPLE, domain: "people.example" });
    await onDatabase((client) => client.query("UPDATE signature SET wants_updates = true"));
    await inviteFirstOrganizer(cast.organizer.email, new Date());
    const by = { id: (await listOrganizers(new Date()))[0]!.id, role: "admin", states: null } as const;
    await onDatabase((client) => client.query("DELETE FROM outbox_email"));
    const text = { titleEn: "News", titleEs: "Noticias", bodyEn: "One.", bodyEs: "Uno." };
    const written = await writeUpdate(
      by,
      "harbor",
      updateInput.parse({ ...text, to: "signers", state: "", source: "", isPublic: "on" }),
      new Date(),
    );
    if (!written.ok) throw new Error(written.refusal);
    const at = sendingInput.parse({ date: "", time: "", zone: "UTC" });
    await sendUpdate(by, written.value.id, at, 1, new Date());

    // Each later worker is ahead by more than a lease, so that it takes over what the one before left.
    const steady = await startScript("tests/send-updates.ts", [`${20 * MINUTE}`]);
    for (let round = 1; round <= KILLS; round += 1) {
      const worker = await startScript("tests/send-updates.ts", [`${round * 2 * MINUTE}`]);
      await wait(randomInt(300, 1_500));
      await kill(worker);
    }
    while ((await state()).sent < PEOPLE) await wait(500);
    while ((await findUpdate(by, written.value.id))?.status !== "sent") await wait(200);
    await kill(steady);
    expect(await state()).toEqual({ written: PEOPLE, mailboxes: PEOPLE, sent: PEOPLE });
    expect(await postbox.count()).toBe(PEOPLE);
    expect(await findUpdate(by, written.value.id)).toMatchObject({ status: "sent", written: PEOPLE });
  },
);
