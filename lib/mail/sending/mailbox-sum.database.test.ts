import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "../../../tests/database";
import { countByStatus, sendAll, writeConfirmation, writeEmails } from "../../../tests/emails";
import { startTestPostbox } from "../../../tests/postbox";
import { setSetting } from "../../limits/settings/commands";
import { clearSettingsMemo } from "../../limits/settings/queries";
import { addMilliseconds, DAY, HOUR, MINUTE } from "../../time";
import { findHeldEmails } from "../queries";
import { sendEmails } from "./commands";

const postbox = await startTestPostbox();
const now = new Date("2026-03-01T12:00:00Z");
const after = (milliseconds: number) => addMilliseconds(now, milliseconds);

beforeEach(async () => {
  await emptyDatabase();
  clearSettingsMemo();
  await postbox.clearFaults();
});
afterAll(() => postbox.remove());

let round = 0;
const somebody = () => `sum${(round += 1)}@example.org`;
const asks = async (email: string, times: number, at = now) => {
  for (let time = 0; time < times; time += 1) await writeConfirmation(email, addMilliseconds(at, time));
};
const arrived = async (email: string) => (await postbox.mails(email)).length;

describe("a mailbox", () => {
  test("gets no more than the sum of the day, and the rest a day later", async () => {
    const [victim, other] = [somebody(), somebody()];
    await asks(victim, 9);
    await asks(other, 1);
    await sendAll(after(MINUTE));
    expect([await arrived(victim), await arrived(other)]).toEqual([6, 1]);
    expect(await countByStatus()).toEqual({ sent: 7, waiting: 3 });
    expect(await findHeldEmails(after(MINUTE))).toEqual({ held: 3, waiting: 3, givenUp: 0 });
    for (let hours = 1; hours < 24; hours += 1) await sendAll(after(hours * HOUR));
    expect(await arrived(victim)).toBe(6);
    await sendAll(after(DAY + HOUR));
    expect(await arrived(victim)).toBe(9);
  });

  test("that a stranger floods gets no more than the sum in any 24 hours, and what waits for two days is given up", async () => {
    const victim = somebody();
    await asks(victim, 40);
    for (let hours = 0; hours <= 72; hours += 1) await sendAll(after(MINUTE + hours * HOUR));
    const times = await onDatabase(async (client) => {
      const { rows } = await client.query<{ at: Date }>(
        "SELECT sent_at AS at FROM outbox_email WHERE sent_at IS NOT NULL ORDER BY sent_at",
      );
      return rows.map(({ at }) => at.getTime());
    });
    for (const time of times)
      expect(times.filter((each) => each > time - DAY && each <= time).length).toBeLessThanOrEqual(6);
    expect(times.length).toBeLessThanOrEqual(18);
    expect(await countByStatus()).toEqual({ sent: times.length, failed: 40 - times.length });
    expect((await findHeldEmails(after(2 * DAY))).givenUp).toBe(40 - times.length);
    const sealed = await onDatabase((client) =>
      client.query("SELECT 1 FROM outbox_email WHERE status = 'failed' AND recipient_sealed IS NOT NULL"),
    );
    expect(sealed.rowCount).toBe(0);
  });

  test("in all its spellings has one sum", async () => {
    for (let time = 0; time < 8; time += 1) await writeConfirmation(`grace+${time}@example.org`, now);
    await sendAll(now);
    expect(await countByStatus()).toEqual({ sent: 6, waiting: 2 });
  });

  test("has one sum over many workers that claim at the same moment", async () => {
    const victim = somebody();
    await asks(victim, 60);
    await Promise.all(Array.from({ length: 8 }, () => sendEmails(after(MINUTE))));
    await sendAll(after(MINUTE));
    expect(await arrived(victim)).toBe(6);
    expect(await countByStatus()).toEqual({ sent: 6, waiting: 54 });
  });

  test("whose batch has an unknown outcome counts what may have arrived", async () => {
    const victim = somebody();
    await asks(victim, 6);
    await postbox.fault({ status: 500, times: 1 });
    await sendEmails(after(MINUTE));
    await asks(victim, 3, after(MINUTE));
    await sendEmails(after(2 * MINUTE - 1));
    await sendAll(after(HOUR));
    expect(await arrived(victim)).toBe(6);
  });

  test("has the sum that admins set, from the next claim on", async () => {
    const victim = somebody();
    const admin = await onDatabase(async (client) => {
      const { rows } = await client.query<{ id: number }>(
        `INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invited_at, invitation_expires_at)
         VALUES (sha256('x'), 'x', 'admin', true, '{}', now(), now()) RETURNING id`,
      );
      return rows[0]!.id;
    });
    await setSetting(admin, "emails-per-mailbox", 3, now);
    await asks(victim, 5);
    await sendAll(after(MINUTE));
    expect(await arrived(victim)).toBe(3);
  });
});

describe("an organizer", () => {
  test("gets a link to sign in, though a stranger has filled the sum of the mailbox with forms", async () => {
    const organizer = somebody();
    await asks(organizer, 20);
    await sendAll(after(MINUTE));
    expect(await arrived(organizer)).toBe(6);
    await writeEmails([organizer], after(2 * MINUTE));
    await sendAll(after(2 * MINUTE));
    expect(await arrived(organizer)).toBe(7);
  });

  test("gets another link within a quarter of an hour, however many a stranger requests", async () => {
    const organizer = somebody();
    await writeEmails(
      Array.from({ length: 130 }, () => organizer),
      now,
    );
    await sendAll(after(MINUTE));
    expect(await countByStatus()).toEqual({ sent: 100, waiting: 30 });
    await writeEmails([organizer], after(10 * MINUTE));
    await sendAll(after(17 * MINUTE));
    // The newest one: those that waited as long as a link works are useless.
    expect(await countByStatus()).toEqual({ sent: 101, failed: 30 });
  });
});
