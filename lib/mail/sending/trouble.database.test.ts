import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "../../../tests/database";
import { countByStatus, people, readEmails, sendAll, sendOnce, sendThrough, writeEmails } from "../../../tests/emails";
import { startTestPostbox } from "../../../tests/postbox";
import { addMilliseconds, HOUR, MINUTE, SECOND } from "../../time";

const postbox = await startTestPostbox();
const now = new Date("2026-03-01T12:00:00Z");
const after = (milliseconds: number) => addMilliseconds(now, milliseconds);

beforeEach(async () => {
  await emptyDatabase();
  await postbox.clearFaults();
});
afterAll(() => postbox.remove());

// Every test writes to people of its own, so that emails of earlier tests are not counted.
let round = 0;
const fresh = (count: number) => {
  round += 1;
  return people(count).map((email) => `r${round}-${email}`);
};

const openBatches = () =>
  onDatabase(
    async (client) =>
      (await client.query<{ errors: number }>("SELECT errors FROM outbox_batch WHERE closed_at IS NULL")).rows,
  );

describe("while the mail service does not respond, or only with errors", () => {
  test.each([500, 503])("a batch that met %s is tried again after growing waits", async (status) => {
    const emails = fresh(100);
    await writeEmails(emails, now);
    await postbox.fault({ status, times: 3 });
    let time = now;
    for (const wait of [5, 15, 45]) {
      expect(await sendOnce(time)).toMatchObject({ sent: 0, kept: 100 });
      expect(await sendOnce(addMilliseconds(time, (wait - 1) * SECOND))).toMatchObject({ idle: true });
      time = addMilliseconds(time, (wait + 2) * SECOND);
    }
    await sendAll(time);
    expect(await postbox.copies(emails)).toEqual(Array(100).fill(1));
  });

  test("no email is given up, few are claimed, and all are sent once when the service is back", async () => {
    const emails = fresh(250);
    await writeEmails(emails, now);
    await postbox.fault({ status: 500, times: 1_000_000 });
    await sendThrough(now, after(2 * HOUR));
    const { waiting, sending, ...others } = await countByStatus();
    expect(others).toEqual({});
    expect(waiting! + sending!).toBe(250);
    expect(sending).toBeLessThan(120);
    await postbox.clearFaults();
    await sendThrough(after(2 * HOUR), after(3 * HOUR));
    expect(await countByStatus()).toEqual({ sent: 250 });
    expect(await postbox.copies(emails)).toEqual(Array(250).fill(1));
  });

  test("an outage splits no batch, and no email is lost", async () => {
    const emails = fresh(150);
    await writeEmails(emails, now);
    await postbox.stop();
    await sendThrough(now, after(HOUR));
    expect((await openBatches()).every(({ errors }) => errors === 0)).toBe(true);
    expect((await countByStatus())["sending"]).toBeLessThan(115);
    await postbox.resume();
    await sendThrough(after(HOUR), after(2 * HOUR));
    expect(await countByStatus()).toEqual({ sent: 150 });
    expect(await postbox.copies(emails)).toEqual(Array(150).fill(1));
  });
});

describe("a request that was taken although it seemed to fail", () => {
  test("is not sent twice where the connection broke", async () => {
    const emails = fresh(60);
    await writeEmails(emails, now);
    await postbox.fault({ status: "drop-after-accept" });
    expect(await sendOnce(now)).toMatchObject({ sent: 0, kept: 60 });
    await sendAll(after(MINUTE));
    expect(await countByStatus()).toEqual({ sent: 60 });
    expect(await postbox.copies(emails)).toEqual(Array(60).fill(1));
  });

  test("is not sent twice where errors followed, until the batch was tried in parts", async () => {
    const emails = fresh(40);
    await writeEmails(emails, now);
    await postbox.fault({ status: "drop-after-accept" });
    await sendOnce(now);
    await postbox.fault({ status: 500, times: 3 });
    await sendThrough(after(5 * SECOND), after(HOUR));
    expect(await countByStatus()).toEqual({ sent: 40 });
    expect(await postbox.copies(emails)).toEqual(Array(40).fill(1));
  });

  test("is not sent twice where it was a part of a batch", async () => {
    const emails = fresh(40);
    await writeEmails(emails, now);
    await postbox.fault({ status: 500, times: 3 });
    for (const seconds of [0, 6, 22]) await sendOnce(after(seconds * SECOND));
    await postbox.fault({ status: "drop-after-accept" });
    await sendOnce(after(70 * SECOND));
    await sendThrough(after(80 * SECOND), after(HOUR));
    expect(await countByStatus()).toEqual({ sent: 40 });
    expect(await postbox.copies(emails)).toEqual(Array(40).fill(1));
  });

  test("is not sent twice where an email of it was erased between two tries", async () => {
    const emails = fresh(5);
    await writeEmails(emails, now);
    await postbox.fault({ status: "drop-after-accept" });
    await sendOnce(now);
    await onDatabase((client) =>
      client.query("DELETE FROM outbox_email WHERE id = (SELECT min(id) FROM outbox_email)"),
    );
    await sendAll(after(MINUTE));
    expect(await countByStatus()).toEqual({ sent: 4 });
    expect(await postbox.copies(emails)).toEqual(Array(5).fill(1));
  });

  test("is given up before the service drops its key", async () => {
    const emails = fresh(2);
    await writeEmails(emails, now);
    await postbox.fault({ status: "drop-after-accept" });
    await sendOnce(now);
    await sendAll(after(23 * HOUR + MINUTE));
    expect((await readEmails()).map(({ status, error }) => [status, error])).toEqual(
      Array(2).fill(["failed", "no response within 23 hours"]),
    );
    expect(await postbox.copies(emails)).toEqual([1, 1]);
  });

  test("differs from one that certainly was not taken, whose emails are never given up", async () => {
    const emails = fresh(2);
    await writeEmails(emails, now);
    await postbox.fault({ status: 429, retryAfter: 60 });
    await sendOnce(now);
    await sendAll(after(24 * HOUR));
    expect(await countByStatus()).toEqual({ sent: 2 });
    expect(await postbox.copies(emails)).toEqual([1, 1]);
  });
});

describe("one email to which the service responds with an error each time", () => {
  /** Writes one email a minute, as on a site that is used. */
  const traffic = (emails: string[]) => {
    let next = now;
    return async (time: Date) => {
      if (time < next || emails.length === 0) return;
      next = addMilliseconds(time, MINUTE);
      await writeEmails([emails.shift()!], time);
    };
  };

  test("delays no email outside of its batch", async () => {
    const emails = fresh(160);
    await postbox.fault({ poisonEmail: emails[7] });
    await writeEmails(emails, now);
    expect(await sendOnce(now)).toMatchObject({ kept: 100 });
    await sendThrough(after(SECOND), after(4 * SECOND));
    expect(await countByStatus()).toEqual({ sending: 100, sent: 60 });
  });

  test.each([0, 23, 39])(
    "is given up alone within a quarter of an hour, and the others are sent once (place %i)",
    async (place) => {
      const [emails, later] = [fresh(40), fresh(30)];
      await postbox.fault({ poisonEmail: emails[place] });
      await writeEmails(emails, now);
      const sender = traffic([...later]);
      await sendThrough(now, after(5 * MINUTE), sender);
      const { sending, failed = 0 } = await countByStatus();
      expect([sending, failed]).toEqual([1, 0]);
      await sendThrough(after(5 * MINUTE), after(15 * MINUTE), sender);
      const givenUp = (await readEmails()).filter(({ status }) => status === "failed");
      expect(givenUp).toEqual([
        expect.objectContaining({ error: "given up: the mail service responded with 500 each time" }),
      ]);
      expect(givenUp[0]).toMatchObject({ recipient_sealed: null, secret_sealed: null, batch_id: null });
      expect(await postbox.copies(emails)).toEqual(emails.map((_, i) => (i === place ? 0 : 1)));
    },
  );

  test("is found next to others like it, on a site where nothing else is sent", async () => {
    const emails = fresh(64);
    const poison = [3, 40, 41];
    for (const place of poison) await postbox.fault({ poisonEmail: emails[place] });
    await writeEmails(emails, now);
    await sendThrough(now, after(2 * HOUR));
    expect(await countByStatus()).toEqual({ sent: 61, sending: 3 });
    expect(await postbox.copies(emails)).toEqual(emails.map((_, i) => (poison.includes(i) ? 0 : 1)));
  });
});
