import { afterAll, beforeEach, expect, test } from "vitest";

import { sendEmails } from "@/lib/mail/sending/commands";
import { cast } from "@/prisma/cast";

import { startTestPostbox } from "./postbox";
import { signedWebhook } from "./signed-webhook";
import { signsAndConfirms } from "./signer";
import { asks, beginUpdates, drain, recipients, sendAll, written } from "./updates";

const postbox = await startTestPostbox();
const { POST } = await import("@/app/api/webhooks/resend/route");

beforeEach(beginUpdates);
afterAll(() => postbox.remove());

/** Sends an update to everybody who asked, and everything that waits. */
async function update(): Promise<void> {
  await drain();
  await sendAll(await written(), new Date());
  while (!(await sendEmails(new Date())).idle) continue;
}

const eventOf = (type: string, to: string, providerId: string) =>
  JSON.stringify({
    type,
    created_at: new Date().toISOString(),
    data: {
      email_id: providerId,
      to: [to],
      tags: {},
      bounce: { type: "Permanent", subType: "General", message: "no" },
    },
  });

test.each(["email.bounced", "email.complained"])(
  "behaviour 20: after %s with a valid signature the address gets no more updates, and after a forged one it does",
  async (type) => {
    const [gone, forged] = ["gone", "forged"].map((name) => `${name}-${type.slice(6)}@example.org`) as [string, string];
    for (const email of [gone, forged]) await signsAndConfirms(new Date(), { ...cast.grace, email }, asks);
    await update();
    expect(await postbox.copies([gone, forged])).toEqual([1, 1]);
    const idOf = async (email: string) => (await postbox.mails(email))[0]!.id;

    expect((await POST(signedWebhook(eventOf(type, gone, await idOf(gone))))).status).toBe(200);
    const secret = `whsec_${Buffer.from("another secret altogether").toString("base64")}`;
    const fake = signedWebhook(eventOf(type, forged, await idOf(forged)), { id: "msg_2", secret });
    expect((await POST(fake)).status).toBe(401);

    await update();
    expect(await postbox.copies([gone, forged])).toEqual([1, 2]);
    expect((await recipients()).map(({ status }) => status).sort()).toEqual(["failed", "sent"]);
  },
);
