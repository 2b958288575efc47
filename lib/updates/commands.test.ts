import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { cast } from "@/prisma/cast";
import { onDatabase } from "@/tests/database";
import { startTestPostbox } from "@/tests/postbox";
import { signsAndConfirms } from "@/tests/signer";
import {
  admin,
  AT_ONCE,
  asks,
  beginUpdates,
  drain,
  later,
  now,
  people,
  recipients,
  sendAll,
  texan,
  updateFields,
  written,
} from "@/tests/updates";

import { listAuditEntries } from "../audit/queries";
import { emailHash } from "../canonical-email";
import { sendEmails } from "../mail/sending/commands";
import { erase, stopUpdates, withdraw } from "../signatures/rights/commands";
import { eraseSubscription, leave } from "../subscriptions/commands";
import { addMilliseconds, MINUTE } from "../time";
import { changeCourse, changeUpdate, sendTest, sendUpdate, writeUpdate } from "./commands";
import {
  countAudience,
  countHeldUpdates,
  findProgress,
  findPublicUpdate,
  findUpdate,
  listPublicUpdates,
  listUpdates,
} from "./queries";
import { sendingInput, type Update, updateInput } from "./schema";
import { continueUpdates, purgeRecipients } from "./sending/commands";

const postbox = await startTestPostbox();
afterAll(() => postbox.remove());
beforeEach(beginUpdates);

describe("an update", () => {
  test("goes once to everybody who asked, also to somebody who signed and subscribed, and to nobody else", async () => {
    const { grace, vermont, reader } = await people();
    await drain();
    const id = await written();
    expect(await countAudience("harbor", (await findUpdate(admin, id))!)).toBe(3);
    await sendAll(id);
    expect((await recipients()).map(({ of }) => of)).toEqual([
      `signature ${grace}`,
      `signature ${vermont}`,
      `subscription ${reader}`,
    ]);
    expect(await findUpdate(admin, id)).toMatchObject({ status: "sending", written: 3 });
    while (!(await sendEmails(later)).idle) continue;
    await continueUpdates(later);
    expect(await findUpdate(admin, id)).toMatchObject({ status: "sent", endedAt: later });
  });

  test("goes to one state, one district or one share link where that is chosen", async () => {
    const { vermont, grace } = await people();
    await onDatabase((client) =>
      client.query(
        "UPDATE signature SET lower_district = '48014', district_method = 'address', source = 'school' WHERE id = $1",
        [grace],
      ),
    );
    await drain();
    for (const [chosen, expected] of [
      [{ to: "signers", state: "VT" }, [vermont]],
      [{ to: "signers", state: "TX", district: "sldl/48014" }, [grace]],
      [{ to: "signers", state: "TX", district: "sldu/48014" }, []],
      [{ to: "signers", source: "School" }, [grace]],
      [{ to: "nobody" }, []],
    ] as const) {
      await drain();
      await sendAll(await written(chosen));
      expect((await recipients()).map(({ of }) => of)).toEqual(expected.map((each) => `signature ${each}`));
    }
  });

  test("does not go to those who came after it began, and they find it on the page", async () => {
    const id = await written();
    await sendUpdate(admin, id, AT_ONCE, 1, later);
    await signsAndConfirms(later, cast.grace, asks);
    await drain();
    while (await continueUpdates(later)) continue;
    expect(await recipients()).toEqual([]);
    expect(await listPublicUpdates("harbor", "es")).toMatchObject([
      { id, title: updateFields.titleEs, startedAt: later },
    ]);
    expect(await findPublicUpdate("harbor", id, "en")).toMatchObject({ body: updateFields.bodyEn });
  });

  test("arrives with the headers of RFC 8058, the name, the text in the language of its reader and a way to stop it", async () => {
    await signsAndConfirms(now, { ...cast.grace, email: "headers@example.org" }, asks);
    await drain();
    await sendAll(await written());
    await sendEmails(later);
    const [mail, ...more] = await postbox.mails("headers@example.org");
    expect(more).toEqual([]);
    const { subject, text, headers } = mail!;
    expect(subject).toBe(updateFields.titleEn);
    expect(text).toContain(cast.grace.name);
    expect(text).toContain("It was introduced.");
    expect(headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    expect(headers["List-Unsubscribe"]).toMatch(/^<https?:\/\/[^>]+\/unsubscribe\/[A-Za-z0-9_-]{32}>$/);
    expect(text).toContain(headers["List-Unsubscribe"]!.slice(1, -1));
  });

  test.each([
    ["stops them", (ids: Awaited<ReturnType<typeof people>>) => stopUpdates(ids.vermont)],
    ["withdraws", (ids: Awaited<ReturnType<typeof people>>) => withdraw(ids.vermont, later)],
  ])("that waits is deleted for somebody who %s", async (_what, act) => {
    const ids = await people();
    await drain();
    await sendAll(await written());
    await act(ids);
    await leave(ids.reader, later);
    expect((await recipients()).map(({ of }) => of)).toEqual([`signature ${ids.grace}`]);
  });

  test("is sent at its time on the clocks of its zone, and not before", async () => {
    await people();
    await drain();
    const id = await written();
    const at = sendingInput.parse({ date: "2026-03-03", time: "8:00", zone: "America/Chicago" });
    expect(await sendUpdate(admin, id, at, 1, now)).toMatchObject({ ok: true });
    const due = new Date("2026-03-03T14:00:00Z");
    await continueUpdates(addMilliseconds(due, -MINUTE));
    expect(await findUpdate(admin, id)).toMatchObject({ status: "scheduled", sendAt: due });
    expect(await listPublicUpdates("harbor", "en")).toEqual([]);
    while (await continueUpdates(due)) continue;
    expect(await findUpdate(admin, id)).toMatchObject({ status: "sending", written: 3 });
    const past = sendingInput.parse({ date: "2026-03-01", time: "8:00", zone: "UTC" });
    expect(await sendUpdate(admin, await written(), past, 1, now)).toEqual({ ok: false, refusal: "in-past" });
  });
});

test("one whose organizer is disabled when its time comes is a draft again, and the log says so", async () => {
  await people();
  await drain();
  const id = await written();
  const at = sendingInput.parse({ date: "2026-03-03", time: "8:00", zone: "America/Chicago" });
  await sendUpdate(admin, id, at, 1, now);
  await onDatabase((client) => client.query("UPDATE organizer SET disabled_at = now() WHERE id = $1", [admin.id]));
  const due = new Date("2026-03-03T14:00:00Z");
  while (await continueUpdates(due)) continue;
  expect(await findUpdate(admin, id)).toMatchObject({ status: "draft", sendAt: null, written: 0 });
  expect(await countHeldUpdates()).toBe(1);
  expect((await listAuditEntries({ limit: 1 }))[0]).toMatchObject({ action: "update-held", subject: `update:${id}` });
});

test("an organizer of one state writes to its people alone, and sees no other update", async () => {
  const all = await written();
  expect(await writeUpdate(texan, "harbor", updateInput.parse(updateFields), now)).toEqual({
    ok: false,
    refusal: "not-allowed",
  });
  const own = await written({ state: "TX" }, texan);
  expect((await listUpdates(texan)).map(({ id }: Update) => id)).toEqual([own]);
  expect(await findUpdate(texan, all)).toBeNull();
  for (const refused of [
    await sendUpdate(texan, all, AT_ONCE, 1, now),
    await sendTest(texan, all, "en", now),
    await changeCourse(texan, all, "stop", now),
    await changeUpdate(texan, all, updateInput.parse({ ...updateFields, state: "TX" }), 1, now),
    await changeUpdate(texan, own, updateInput.parse(updateFields), 1, now),
  ])
    expect(refused).toEqual({ ok: false, refusal: "not-allowed" });
});

test("who got an update is forgotten once it has ended", async () => {
  await people();
  await drain();
  const id = await written();
  await sendAll(id);
  const { textId } = (await findUpdate(admin, id))!;
  expect(await findProgress(textId!)).toMatchObject({ waiting: 3, sent: 0 });
  while (!(await sendEmails(later)).idle) continue;
  await continueUpdates(later);
  expect(await purgeRecipients(later)).toBe(3);
  expect(await purgeRecipients(later)).toBe(0);
});

test("who erases everything is forgotten by a running update too, and nobody who stays gets it twice", async () => {
  const { grace, vermont, reader, both } = await people();
  await drain();
  const id = await written();
  await sendAll(id);
  await drain();
  expect(await purgeRecipients(later)).toBe(0);
  for (const signature of [grace, vermont]) await erase(signature);
  await eraseSubscription(reader);
  expect(await hashesOf(id)).toEqual([emailHash(cast.grace.email).toString("hex")]);
  // As if its worker had died before the first step.
  await onDatabase((client) =>
    client.query("UPDATE petition_update SET after_signature_id = 0, after_subscription_id = 0"),
  );
  await signsAndConfirms(later, { ...cast.grace, email: "vt@example.org" }, asks);
  await drain();
  while (await continueUpdates(later)) continue;
  expect(await recipients()).toEqual([]);
  await eraseSubscription(both);
  expect(await hashesOf(id)).toEqual([]);
});

const hashesOf = (id: number) =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ hash: string }>(
      "SELECT encode(email_hash, 'hex') AS hash FROM update_recipient WHERE update_id = $1",
      [id],
    );
    return rows.map(({ hash }) => hash);
  });

test("each act is in the log", async () => {
  const id = await written();
  await sendUpdate(admin, id, AT_ONCE, 1, later);
  await changeCourse(admin, id, "pause", later);
  await changeCourse(admin, id, "resume", later);
  await changeCourse(admin, id, "stop", later);
  const actions = (await listAuditEntries({ limit: 10 })).map(({ action }) => action);
  expect(actions.slice(0, 5)).toEqual([
    "update-stopped",
    "update-resumed",
    "update-paused",
    "update-sent",
    "update-written",
  ]);
});
