import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "../../../tests/database";
import { countByStatus, people, readEmails, sendAll, writeConfirmation, writeEmails } from "../../../tests/emails";
import { startTestPostbox } from "../../../tests/postbox";
import { emailHash } from "../../canonical-email";
import { db } from "../../db/client";
import { addMilliseconds, DAY, HOUR, MINUTE, SECOND } from "../../time";
import { enqueueEmail, receiveWebhookEvent } from "../commands";
import { sendEmails } from "./commands";

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
  return people(count).map((email) => `s${round}-${email}`);
};

/** Suppresses a mailbox here and at the service, which does that by itself. */
async function suppress(email: string, reason: "bounce" | "complaint" | "manual", at = now): Promise<void> {
  await onDatabase((client) =>
    client.query("INSERT INTO suppressed_email (email_hash, reason, created_at) VALUES ($1, $2, $3)", [
      emailHash(email),
      reason,
      at,
    ]),
  );
  await atService("POST", "/suppressions", { email });
}

const atService = (method: string, path: string, body?: unknown) =>
  fetch(`${postbox.url}${path}`, {
    method,
    headers: { authorization: "Bearer re_test" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const isSuppressedAtService = async (email: string) =>
  (await atService("GET", `/suppressions/${encodeURIComponent(email)}`)).status === 200;

/** Writes an email that its reader did not request. */
async function writeInvitation(email: string, at: Date): Promise<void> {
  await enqueueEmail(
    db,
    {
      kind: "organizer-invitation",
      email,
      emailHash: emailHash(email),
      locale: "en",
      props: { role: "viewer" },
      notBefore: at,
    },
    at,
  );
}

const copies = async (email: string) => (await postbox.copies([email]))[0];

describe("a mailbox that bounced or complained", () => {
  test.each(["bounce", "complaint"] as const)("gets requested emails, one a day (%s)", async (reason) => {
    const [email] = fresh(1) as [string];
    await suppress(email, reason);
    for (const [time, total] of [
      [now, 1],
      [after(HOUR), 1],
      [after(DAY - MINUTE), 1],
      [after(DAY + MINUTE), 2],
    ] as const) {
      await writeConfirmation(email, time);
      await sendAll(time);
      expect(await copies(email)).toBe(total);
    }
    expect(await countByStatus()).toEqual({ sent: 2, failed: 2 });
  });

  test.each(["bounce", "complaint"] as const)("gets no emails that were not requested (%s)", async (reason) => {
    const [email, other] = fresh(2) as [string, string];
    await suppress(email, reason);
    for (const each of [email, other]) await writeInvitation(each, now);
    await sendAll(now);
    expect(await postbox.copies([email, other])).toEqual([0, 1]);
    expect((await readEmails())[0]).toMatchObject({
      status: "failed",
      error: "suppressed",
      recipient_sealed: null,
      secret_sealed: null,
      batch_id: null,
    });
  });

  test("of an organizer gets another sign-in link each time one has expired", async () => {
    const [email] = fresh(1) as [string];
    await suppress(email, "complaint");
    for (const [minutes, total] of [
      [0, 1],
      [14, 1],
      [15, 2],
    ] as const) {
      await writeEmails([email], after(minutes * MINUTE));
      await sendAll(after(minutes * MINUTE));
      expect(await copies(email)).toBe(total);
    }
  });

  test.each([
    ["before", 0, 5],
    ["after", 5, 0],
  ])("of an organizer gets the sign-in link although somebody signs with its email (%s)", async (_when, link, form) => {
    const [email] = fresh(1) as [string];
    await suppress(email, "complaint");
    const writes = [
      { at: link, write: (at: Date) => writeEmails([email], at) },
      { at: form, write: (at: Date) => writeConfirmation(email, at) },
    ];
    for (const { at, write } of writes.sort((a, b) => a.at - b.at)) {
      await write(after(at * MINUTE));
      await sendAll(after(at * MINUTE));
    }
    expect(await copies(email)).toBe(2);
    // Each is still limited on its own.
    await writeEmails([email], after(10 * MINUTE));
    await writeConfirmation(email, after(10 * MINUTE));
    await sendAll(after(10 * MINUTE));
    expect(await copies(email)).toBe(2);
  });

  test("of an organizer gets a sign-in link and a requested email that wait together", async () => {
    const emails = fresh(10);
    for (const email of emails) {
      await suppress(email, "bounce");
      for (let time = 0; time < 2; time += 1) {
        await writeConfirmation(email, now);
        await writeEmails([email], now);
      }
    }
    await Promise.all([1, 2, 3].map(() => sendAll(now)));
    expect(await postbox.copies(emails)).toEqual(Array(10).fill(2));
  });

  test("gets one email where several are requested at once, however many workers send", async () => {
    const emails = fresh(30);
    for (const email of emails) {
      await suppress(email, "bounce");
      for (let time = 0; time < 3; time += 1) await writeConfirmation(email, now);
    }
    await Promise.all([1, 2, 3].map(() => sendAll(now)));
    expect(await postbox.copies(emails)).toEqual(Array(30).fill(1));
    expect(await countByStatus()).toEqual({ sent: 30, failed: 60 });
  });
});

test("a mailbox that was suppressed by hand gets sign-in links and nothing else", async () => {
  const [email] = fresh(1) as [string];
  await suppress(email, "manual");
  await writeConfirmation(email, now);
  await sendAll(now);
  expect(await copies(email)).toBe(0);
  await writeEmails([email], now);
  await sendAll(now);
  expect(await copies(email)).toBe(1);
});

describe("the mail service's own suppression list", () => {
  test.each([1, 4])("lets requested emails through (%i at once)", async (count) => {
    const emails = fresh(count);
    for (const email of emails) {
      await suppress(email, "bounce");
      await writeConfirmation(email, now);
    }
    await sendAll(now);
    for (const email of emails) {
      expect((await postbox.mails(email)).map(({ last_event }) => last_event)).toEqual(["sent"]);
      expect(await isSuppressedAtService(email)).toBe(false);
    }
  });

  test("delays no email when it cannot be changed", async () => {
    const [email, other] = fresh(2) as [string, string];
    await suppress(email, "bounce");
    for (const each of [email, other]) await writeConfirmation(each, now);
    await postbox.fault({ status: 401 });
    expect(await sendEmails(now)).toMatchObject({ sent: 2 });
    expect(await postbox.copies([email, other])).toEqual([1, 1]);
  });
});

test("a requested email keeps its turn while the service requests a pause", async () => {
  const [email] = fresh(1) as [string];
  await suppress(email, "bounce");
  await writeConfirmation(email, now);
  await postbox.fault({ status: 429, name: "daily_quota_exceeded" });
  expect(await sendEmails(now)).toMatchObject({ kept: 1 });
  await sendAll(after(5 * HOUR));
  expect(await copies(email)).toBe(1);
});

describe("a complaint while a batch is in trouble", () => {
  test("keeps its mailbox out of the next try, and the others get their emails", async () => {
    const emails = fresh(5);
    for (const email of emails) await writeInvitation(email, now);
    await postbox.fault({ status: 500 });
    await sendEmails(now);
    await suppress(emails[1]!, "complaint", after(SECOND));
    await sendAll(after(MINUTE));
    expect(await postbox.copies(emails)).toEqual([1, 0, 1, 1, 1]);
    expect((await readEmails()).map(({ error }) => error)).toEqual([null, "suppressed", null, null, null]);
  });

  test("doubles no email where the first try was taken", async () => {
    const emails = fresh(5);
    for (const email of emails) await writeInvitation(email, now);
    await postbox.fault({ status: "drop-after-accept" });
    await sendEmails(now);
    await suppress(emails[1]!, "complaint", after(SECOND));
    await sendAll(after(MINUTE));
    expect(await postbox.copies(emails)).toEqual(Array(5).fill(1));
    expect(await countByStatus()).toEqual({ sent: 4, failed: 1 });
  });
});

describe("the suppression of a mailbox that works again", () => {
  const suppressions = () =>
    onDatabase(async (client) => (await client.query<{ reason: string }>("SELECT reason FROM suppressed_email")).rows);

  async function sendAnyway(email: string, reason: "bounce" | "complaint" | "manual") {
    await suppress(email, reason);
    await (reason === "manual" ? writeEmails([email], now) : writeConfirmation(email, now));
    await sendAll(now);
    return (await readEmails()).at(-1)!.provider_id!;
  }
  const delivered = (id: string, email: string) => ({
    type: "email.delivered",
    data: { email_id: id, to: [email] },
  });

  test("is lifted after a bounce", async () => {
    const [email] = fresh(1) as [string];
    const id = await sendAnyway(email, "bounce");
    await receiveWebhookEvent("d1", delivered(id, email), after(MINUTE));
    expect(await suppressions()).toEqual([]);
  });

  test.each(["complaint", "manual"] as const)("is not lifted where its reason is a %s", async (reason) => {
    const [email] = fresh(1) as [string];
    const id = await sendAnyway(email, reason);
    await receiveWebhookEvent("d1", delivered(id, email), after(MINUTE));
    expect(await suppressions()).toEqual([{ reason }]);
  });

  test("is not lifted by an email that was sent before the bounce", async () => {
    const [email] = fresh(1) as [string];
    await writeConfirmation(email, now);
    await sendAll(now);
    const [row] = await readEmails();
    await suppress(email, "bounce", after(SECOND));
    await receiveWebhookEvent("d1", delivered(row!.provider_id!, email), after(MINUTE));
    expect(await suppressions()).toEqual([{ reason: "bounce" }]);
  });

  test("is not lifted by a delivery that is reported after the bounce of the same email", async () => {
    const [email] = fresh(1) as [string];
    const id = await sendAnyway(email, "bounce");
    const bounced = { type: "email.bounced", data: { email_id: id, to: [email], bounce: { type: "Permanent" } } };
    await receiveWebhookEvent("b1", bounced, after(MINUTE));
    await receiveWebhookEvent("d1", delivered(id, email), after(2 * MINUTE));
    expect(await suppressions()).toEqual([{ reason: "bounce" }]);
  });

  test("gets the reason of a later complaint", async () => {
    const [email] = fresh(1) as [string];
    const id = await sendAnyway(email, "bounce");
    await receiveWebhookEvent("c1", { type: "email.complained", data: { email_id: id, to: [email] } }, after(MINUTE));
    expect(await suppressions()).toEqual([{ reason: "complaint" }]);
  });

  test("on the service's list only is known here after the first email that it drops", async () => {
    const [email] = fresh(1) as [string];
    await atService("POST", "/suppressions", { email });
    await writeConfirmation(email, now);
    await sendAll(now);
    const [mail] = await postbox.mails(email);
    expect(mail!.last_event).toBe("suppressed");
    await receiveWebhookEvent("s1", { type: "email.suppressed", data: { email_id: mail!.id, to: [email] } }, now);
    await writeConfirmation(email, after(MINUTE));
    await sendAll(after(MINUTE));
    expect((await postbox.mails(email)).map(({ last_event }) => last_event).sort()).toEqual(["sent", "suppressed"]);
  });
});
