import { afterAll, beforeEach, expect, test, vi } from "vitest";

import { startTestPostbox } from "@/tests/postbox";
import { admin, AT_ONCE, beginUpdates, drain, later, people, recipients, written } from "@/tests/updates";

import { onDatabase } from "../../tests/database";
import { mayWriteToMany } from "../mail/postal-address";
import { addMilliseconds, DAY } from "../time";
import { changeCourse, sendUpdate } from "./commands";
import { findUpdate } from "./queries";
import { sendingInput } from "./schema";
import { continueUpdates } from "./sending/commands";

// Settings are read once, so these tests have a file of their own.
vi.hoisted(() => vi.stubEnv("POSTAL_ADDRESS", ""));

const postbox = await startTestPostbox();
afterAll(() => postbox.remove());
beforeEach(beginUpdates);

const refused = { ok: false, refusal: "no-postal-address" };
const set = (id: number, status: string) =>
  onDatabase((client) =>
    client.query(
      `WITH text AS (INSERT INTO outbox_text (content, created_at) VALUES ('{}', now()) RETURNING id)
       UPDATE petition_update SET status = $2::update_status, send_at = $3, started_at = $3, text_id = (SELECT id FROM text) WHERE id = $1`,
      [id, status, later],
    ),
  );

test("without a postal address no update is sent, scheduled or resumed, and one that was scheduled waits", async () => {
  await people();
  await drain();
  const id = await written();
  expect(await sendUpdate(admin, id, AT_ONCE, 1, later)).toEqual(refused);
  const at = sendingInput.parse({ date: "2026-03-05", time: "12:00", zone: "UTC", occurrence: "" });
  expect(await sendUpdate(admin, id, at, 1, later)).toEqual(refused);
  await set(id, "scheduled");
  await continueUpdates(addMilliseconds(later, DAY));
  expect(await findUpdate(admin, id)).toMatchObject({ status: "scheduled" });
  await set(id, "paused");
  expect(await changeCourse(admin, id, "resume", later)).toEqual(refused);
  expect(await changeCourse(admin, id, "stop", later)).toMatchObject({ ok: true });
  expect(await recipients()).toEqual([]);
});

test("only the local postbox takes emails to many without one", () => {
  const rule = (POSTAL_ADDRESS: string, RESEND_API_KEY: string) => mayWriteToMany({ POSTAL_ADDRESS, RESEND_API_KEY });
  expect([rule("", "re_real"), rule("", "re_local_1"), rule("1 Harbor Road", "re_real")]).toEqual([false, true, true]);
});
