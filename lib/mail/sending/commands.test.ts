import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "../../../tests/database";
import { countByStatus, sendAll, people, readEmails, writeEmails } from "../../../tests/emails";
import { startTestPostbox } from "../../../tests/postbox";
import { setSwitch } from "../../limits/commands";
import { findSwitches } from "../../limits/queries";
import { addMilliseconds, HOUR, MINUTE, SECOND } from "../../time";
import { isHeldByCap } from "./batches/queries";
import { sendEmails } from "./commands";

const postbox = await startTestPostbox();
const now = new Date("2026-03-01T12:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  await postbox.clearFaults();
});
afterAll(() => postbox.remove());

// Every test writes to people of its own, so that emails of earlier tests are not counted.
let round = 0;
const fresh = (count: number) => {
  round += 1;
  return people(count).map((email) => `t${round}-${email}`);
};

describe("sending", () => {
  test("an email is sent once, and the personal data in its row is blanked", async () => {
    const [email] = fresh(1);
    await writeEmails([email!], now);
    expect(await sendEmails(now)).toMatchObject({ sent: 1, failed: 0, idle: false });
    const [row] = await readEmails();
    expect(row).toMatchObject({
      status: "sent",
      error: null,
      batch_id: null,
      mailbox_provider: "other",
      recipient_sealed: null,
      secret_sealed: null,
    });
    const [mail, ...more] = await postbox.mails(email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ id: row!.provider_id, to: [email], reply_to: ["contact@example.org"] });
    expect(mail!.text).toContain("https://harbor.example/console/sign-in/");
    expect(await sendEmails(now)).toMatchObject({ idle: true });
    expect(await postbox.copies([email!])).toEqual([1]);
  });

  test("250 emails go out in three requests of at most 100, the more urgent first", async () => {
    const emails = fresh(250);
    await writeEmails(emails, now);
    await onDatabase((client) =>
      client.query("UPDATE outbox_email SET priority = 5 WHERE id <= (SELECT max(id) - 10 FROM outbox_email)"),
    );
    expect(await sendEmails(now)).toMatchObject({ sent: 100 });
    expect(await postbox.copies(emails.slice(-10))).toEqual(Array(10).fill(1));
    expect(await sendEmails(now)).toMatchObject({ sent: 100 });
    expect(await sendEmails(now)).toMatchObject({ sent: 50 });
    expect(await countByStatus()).toEqual({ sent: 250 });
  });

  test("an email waits until its time", async () => {
    const [email] = fresh(1);
    await writeEmails([email!], addMilliseconds(now, MINUTE));
    expect(await sendEmails(now)).toMatchObject({ idle: true });
    expect(await sendEmails(addMilliseconds(now, MINUTE))).toMatchObject({ sent: 1 });
  });

  test("workers that send at once send each email once", async () => {
    const emails = fresh(450);
    await writeEmails(emails, now);
    await Promise.all([1, 2, 3, 4].map(() => sendAll(now)));
    expect(await countByStatus()).toEqual({ sent: 450 });
    expect(await postbox.copies(emails)).toEqual(Array(450).fill(1));
  });

  test("an email that cannot be opened fails alone", async () => {
    const emails = fresh(3);
    await writeEmails(emails, now);
    await onDatabase((client) =>
      client.query(`
      UPDATE outbox_email SET recipient_sealed = '\\x01046c6f737400000000000000000000000000000000000000000000000000000000'
      WHERE id = (SELECT min(id) FROM outbox_email)`),
    );
    await sendAll(now);
    expect(await postbox.copies(emails)).toEqual([0, 1, 1]);
    expect((await readEmails())[0]).toMatchObject({
      status: "failed",
      error: "cannot be opened or drawn",
      recipient_sealed: null,
    });
  });

  test("an email of an unknown kind fails alone", async () => {
    const emails = fresh(2);
    await writeEmails(emails, now);
    await onDatabase((client) =>
      client.query("UPDATE outbox_email SET kind = 'from-the-future' WHERE id = (SELECT min(id) FROM outbox_email)"),
    );
    await sendAll(now);
    expect(await postbox.copies(emails)).toEqual([0, 1]);
    expect(await countByStatus()).toEqual({ failed: 1, sent: 1 });
  });
});

describe("one invalid email in a batch", () => {
  test("fails, with an error that does not repeat it, and the others are sent", async () => {
    const emails = fresh(20);
    await postbox.fault({ badEmail: emails[7] });
    await writeEmails(emails, now);
    expect(await sendEmails(now)).toMatchObject({ sent: 19, failed: 1 });
    const rows = await readEmails();
    expect(rows[7]).toMatchObject({ status: "failed", recipient_sealed: null, secret_sealed: null });
    expect(rows[7]!.error).toMatch(/^refused: Invalid `to` field/);
    expect(rows[7]!.error).not.toContain("@");
    expect(await postbox.copies(emails)).toEqual(emails.map((_, i) => (i === 7 ? 0 : 1)));
    expect(rows.filter(({ status }) => status === "sent").every(({ provider_id }) => provider_id !== null)).toBe(true);
  });

  test("delays no other where the service refuses the whole batch for it", async () => {
    const emails = fresh(40);
    await postbox.fault({ badEmail: emails[11], strict: true });
    await writeEmails(emails, now);
    await sendAll(now);
    expect(await countByStatus()).toEqual({ sent: 39, failed: 1 });
    expect(await postbox.copies(emails)).toEqual(emails.map((_, i) => (i === 11 ? 0 : 1)));
    expect((await readEmails())[11]!.error).not.toContain("@");
  });
});

test("an email that no mail service accepts fails alone, and the service never gets it", async () => {
  const [first, ...others] = fresh(4);
  const wrong = [`${"a".repeat(65)}${first}`, `${first}, ${others[0]}`, `ada@${"b".repeat(64)}.org`];
  for (const email of wrong) await postbox.fault({ poisonEmail: email });
  await writeEmails([...wrong, ...others], now);
  expect(await sendEmails(now)).toMatchObject({ sent: 3, failed: 3 });
  expect((await readEmails()).slice(0, 3).map(({ error }) => error)).toEqual(
    Array(3).fill("no mail goes to such an email"),
  );
});

// The emails of these tests are links to sign in. With another priority they wait as any other email does.
const setPriority = (priority: number, which = "true") =>
  onDatabase((client) => client.query(`UPDATE outbox_email SET priority = $1 WHERE ${which}`, [priority]));

describe("pausing", () => {
  test("a used-up quota pauses all mail for hours and loses none", async () => {
    const emails = fresh(3);
    await writeEmails(emails, now);
    await postbox.fault({ status: 429, name: "daily_quota_exceeded" });
    expect(await sendEmails(now)).toMatchObject({ sent: 0, kept: 3, trouble: "daily_quota_exceeded (429)" });
    const { mailPausedUntil } = await findSwitches();
    expect(mailPausedUntil!.getTime()).toBeGreaterThanOrEqual(addMilliseconds(now, 4 * HOUR).getTime());
    expect(await countByStatus()).toEqual({ waiting: 3 });
    expect(await sendEmails(addMilliseconds(now, 3 * HOUR))).toMatchObject({ idle: true });
    await sendAll(addMilliseconds(now, 4 * HOUR + MINUTE));
    expect(await postbox.copies(emails)).toEqual([1, 1, 1]);
  });

  test("a cap lets no more emails leave in any 24 hours, and the rest later", async () => {
    const emails = fresh(5);
    await setSwitch(null, "mail-daily-max", 3, now);
    await writeEmails(emails, now);
    await setPriority(5);
    expect(await sendEmails(now)).toMatchObject({ sent: 3 });
    expect(await sendEmails(addMilliseconds(now, 23 * HOUR))).toMatchObject({ idle: true });
    expect(await countByStatus()).toEqual({ sent: 3, waiting: 2 });
    expect(await isHeldByCap(3, addMilliseconds(now, 23 * HOUR)), "the console says so").toBe(true);
    expect(await isHeldByCap(3, addMilliseconds(now, 24 * HOUR + MINUTE)), "the first have left the day").toBe(false);
    await sendAll(addMilliseconds(now, 24 * HOUR + MINUTE));
    expect(await postbox.copies(emails)).toEqual([1, 1, 1, 1, 1]);
    expect(await isHeldByCap(2, addMilliseconds(now, 24 * HOUR + MINUTE)), "nothing waits").toBe(false);
  });

  test("a cap that is reached still lets links to sign in go, so that a flood of forms locks no admin out", async () => {
    const emails = fresh(4);
    await setSwitch(null, "mail-daily-max", 2, now);
    await writeEmails(emails, now);
    await setPriority(5);
    expect(await sendEmails(now)).toMatchObject({ sent: 2 });
    expect(await sendEmails(addMilliseconds(now, MINUTE))).toMatchObject({ idle: true });
    await setPriority(0, "id = (SELECT max(id) FROM outbox_email WHERE status = 'waiting')");
    expect(await sendEmails(addMilliseconds(now, HOUR))).toMatchObject({ sent: 1 });
    expect(await countByStatus()).toEqual({ sent: 3, waiting: 1 });
  });

  test("429 with retry-after pauses all mail for as long as it says", async () => {
    const emails = fresh(150);
    await writeEmails(emails, now);
    await postbox.fault({ status: 429, retryAfter: 30 });
    expect(await sendEmails(now)).toMatchObject({ sent: 0, kept: 100, trouble: "rate_limit_exceeded (429)" });
    expect(await sendEmails(addMilliseconds(now, 29 * SECOND))).toMatchObject({ idle: true });
    expect(await postbox.copies(emails.slice(0, 3))).toEqual([0, 0, 0]);
    await sendAll(addMilliseconds(now, 32 * SECOND));
    expect(await postbox.copies(emails)).toEqual(Array(150).fill(1));
  });

  test("an API key that the service refuses fails no email", async () => {
    const emails = fresh(2);
    await writeEmails(emails, now);
    await postbox.fault({ status: 403, name: "invalid_api_key" });
    expect(await sendEmails(now)).toMatchObject({ kept: 2, trouble: "invalid_api_key (403)" });
    await sendAll(addMilliseconds(now, 11 * MINUTE));
    expect(await countByStatus()).toEqual({ sent: 2 });
  });

  test("nothing is sent while an operator has paused mail", async () => {
    const emails = fresh(2);
    await writeEmails(emails, now);
    await setSwitch(null, "mail-paused", true, now);
    expect(await sendEmails(now)).toMatchObject({ idle: true });
    expect(await countByStatus()).toEqual({ waiting: 2 });
    await setSwitch(null, "mail-paused", false, now);
    await sendAll(now);
    expect(await postbox.copies(emails)).toEqual([1, 1]);
  });
});
