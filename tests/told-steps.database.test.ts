import { afterAll, beforeEach, expect, test } from "vitest";

import { updateOfStep } from "@/app/_web/pages/update-of-step";
import { listSteps } from "@/lib/deliveries/progress/queries";
import { sendEmails } from "@/lib/mail/sending/commands";
import { cast } from "@/prisma/cast";

import { addsBill } from "./bill-access";
import { onDatabase } from "./database";
import { createReadyPacket } from "./packets";
import { startTestPostbox } from "./postbox";
import { signsAndConfirms } from "./signer";
import { admin, asks, beginUpdates, drain, later, now, sendAll, written } from "./updates";

const postbox = await startTestPostbox();

beforeEach(beginUpdates);
afterAll(() => postbox.remove());

/** A lawmaker's answer that an organizer wrote down. */
async function addsAnswer(): Promise<void> {
  const [{ id: petitionId }] = await onDatabase(
    async (client) => (await client.query<{ id: number }>("SELECT id FROM petition")).rows as [{ id: number }],
  );
  const { id } = await createReadyPacket({ petitionId, createdBy: admin.id, builtAt: now, state: "TX" });
  await onDatabase((client) =>
    client.query(
      `INSERT INTO packet_reply (packet_id, text_sealed, organizer_id, way, dated, at)
       VALUES ($1, 'x', $2, 'phone', '2026-03-02', $3)`,
      [id, admin.id, later],
    ),
  );
}

test.each([
  ["a lawmaker's answer", "answered", addsAnswer],
  ["a step of a bill", "introduced", () => addsBill("TX", admin.id, "harbor")],
] as const)(
  "behaviour 28: %s becomes an update that those who asked get, with the link to the page that has its source, and nobody else",
  async (_what, kind, happens) => {
    await signsAndConfirms(now, { ...cast.grace, email: `asked-${kind}@example.org` }, asks);
    await signsAndConfirms(now, { ...cast.grace, email: `did-not-${kind}@example.org` });
    await drain();
    await happens();
    const step = (await listSteps("harbor")).find((each) => each.kind === kind)!;
    const { content } = (await updateOfStep("harbor", step.id))!;
    const { en, es } = content;
    await sendAll(await written({ titleEn: en.title, titleEs: es.title, bodyEn: en.body, bodyEs: es.body }));
    while (!(await sendEmails(later)).idle) continue;

    const [mail, ...more] = await postbox.mails(`asked-${kind}@example.org`);
    expect(more).toEqual([]);
    expect(mail!.subject).toBe(en.title);
    expect(mail!.text).toContain(`/states/tx#${step.id}`);
    expect(await postbox.mails(`did-not-${kind}@example.org`)).toEqual([]);
  },
);
