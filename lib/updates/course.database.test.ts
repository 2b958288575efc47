import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { cast } from "@/prisma/cast";
import { onDatabase } from "@/tests/database";
import { startTestPostbox } from "@/tests/postbox";
import { signs } from "@/tests/signer";
import {
  admin,
  AT_ONCE,
  beginUpdates,
  drain,
  later,
  now,
  people,
  recipients,
  sendAll,
  updateFields,
  written,
} from "@/tests/updates";

import { setSwitch } from "../limits/commands";
import { sendEmails } from "../mail/sending/commands";
import { withdraw } from "../signatures/rights/commands";
import { addMilliseconds, DAY } from "../time";
import { changeCourse, changeUpdate, sendTest, sendUpdate } from "./commands";
import { findPublicUpdate, findUpdate } from "./queries";
import { updateInput } from "./schema";
import { continueUpdates } from "./sending/commands";

const postbox = await startTestPostbox();
afterAll(() => postbox.remove());
beforeEach(beginUpdates);

describe("the course of an update", () => {
  test("paused, nothing leaves and the text can be corrected; resumed, everybody gets the newest text", async () => {
    await people();
    await drain();
    const id = await written();
    await sendAll(id);
    // It is written to everybody, and nothing has left.
    expect(await changeCourse(admin, id, "pause", later)).toMatchObject({ ok: true });
    expect((await sendEmails(addMilliseconds(later, DAY))).idle).toBe(true);
    const corrected = updateInput.parse({ ...updateFields, titleEn: "Corrected", state: "VT" });
    expect(await changeUpdate(admin, id, corrected, 1, later)).toMatchObject({ ok: true });
    expect(await findUpdate(admin, id)).toMatchObject({ state: null, content: { en: { title: "Corrected" } } });
    await changeCourse(admin, id, "resume", later);
    await sendEmails(later);
    const subjects = await Promise.all(["vt@example.org", "reader@example.org"].map((email) => postbox.mails(email)));
    expect(subjects.map(([newest]) => newest!.subject)).toEqual(["Corrected", "Corrected"]);
  });

  test("stopped, what waits is deleted and nobody else gets it", async () => {
    await people();
    await drain();
    const id = await written();
    await sendUpdate(admin, id, AT_ONCE, 1, later);
    await continueUpdates(later);
    expect(await changeCourse(admin, id, "stop", later)).toMatchObject({ ok: true });
    while (await continueUpdates(later)) continue;
    expect(await recipients()).toEqual([]);
    expect(await findUpdate(admin, id)).toMatchObject({ status: "stopped", written: 0 });
    expect(await changeCourse(admin, id, "resume", later)).toEqual({ ok: false, refusal: "not-now" });
  });

  test("an update that was sent can be taken off the page and put back, and is sent to nobody once its petition is hidden", async () => {
    await people();
    await drain();
    const id = await written();
    await sendAll(id);
    expect(await changeCourse(admin, id, "hide", later)).toMatchObject({ ok: true });
    expect(await findPublicUpdate("harbor", id, "en")).toBeNull();
    await changeCourse(admin, id, "show", later);
    expect(await findPublicUpdate("harbor", id, "en")).not.toBeNull();
    await onDatabase((client) => client.query("UPDATE petition SET status = 'hidden'"));
    await continueUpdates(later);
    expect(await findUpdate(admin, id)).toMatchObject({ status: "paused" });
    expect((await sendEmails(addMilliseconds(later, DAY))).idle).toBe(true);
    expect(await sendUpdate(admin, await written(), AT_ONCE, 1, later)).toEqual({ ok: false, refusal: "not-public" });
  });

  test("leaves the second half of a daily cap to those who wait for a link", async () => {
    await people();
    await drain();
    await setSwitch(null, "mail-daily-max", 2, now);
    await sendAll(await written());
    while (!(await sendEmails(later)).idle) continue;
    expect((await recipients()).map(({ status }) => status)).toEqual(["sent", "waiting", "waiting"]);
    await signs(later, { ...cast.grace, email: "new@example.org" });
    while (!(await sendEmails(later)).idle) continue;
    expect(await postbox.mails("new@example.org")).toHaveLength(1);
  });

  test("an email that somebody withdraws from while it is written is not sent", async () => {
    const { grace } = await people();
    await drain();
    const id = await written({ to: "signers", state: "TX" });
    await sendUpdate(admin, id, AT_ONCE, 1, later);
    await Promise.all([continueUpdates(later), withdraw(grace, later)]);
    while (await continueUpdates(later)) continue;
    expect(await recipients()).toEqual([]);
  });

  test("two who save it do not overwrite each other, and a sent one changes no more", async () => {
    const id = await written();
    const input = updateInput.parse(updateFields);
    const saved = await Promise.all([1, 2].map(() => changeUpdate(admin, id, input, 1, now)));
    expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
    expect(saved).toContainEqual({ ok: false, refusal: "changed-meanwhile" });
    await sendAll(id);
    expect(await changeUpdate(admin, id, input, 2, now)).toEqual({ ok: false, refusal: "not-now" });
    expect(await sendUpdate(admin, id, AT_ONCE, 1, now)).toEqual({ ok: false, refusal: "not-now" });
  });

  test("pressed by two at once, it is sent once", async () => {
    await people();
    await drain();
    const id = await written();
    const sent = await Promise.all([1, 2, 3].map(() => sendUpdate(admin, id, AT_ONCE, 1, later)));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    await Promise.all([1, 2, 3, 4].map(() => continueUpdates(later)));
    while (await continueUpdates(later)) continue;
    expect(await recipients()).toHaveLength(3);
  });

  test("a test goes to its sender alone and changes nothing", async () => {
    await people();
    await drain();
    const id = await written();
    expect(await sendTest(admin, id, "es", later)).toMatchObject({ ok: true });
    await sendEmails(later);
    const mails = await postbox.mails(cast.organizer.email);
    expect(mails).toMatchObject([{ to: [cast.organizer.email], subject: `Prueba: ${updateFields.titleEs}` }]);
    expect(mails[0]!.headers["List-Unsubscribe"]).toBeUndefined();
    expect(await findUpdate(admin, id)).toMatchObject({ status: "draft", written: 0 });
  });
});
