import { afterAll, beforeEach, describe, expect, it } from "vitest";

import { cast } from "@/prisma/cast";
import { emptyDatabase, onDatabase } from "@/tests/database";
import { createAdmin } from "@/tests/deliveries";
import { sendAll } from "@/tests/emails";
import { createPetition } from "@/tests/petition";
import { startTestPostbox } from "@/tests/postbox";
import { draftsOf, formOf, SENDER, signs, signatureOf, suppress } from "@/tests/signer";

import { setSwitch } from "../../limits/commands";
import { setSetting } from "../../limits/settings/commands";
import { clearPetitionMemo } from "../../petitions/queries";
import { addMilliseconds, DAY, HOUR, MINUTE } from "../../time";
import { confirm, sign } from "../commands";
import { listSender } from "../listings/commands";
import { listingInput } from "../listings/schema";
import { dropReminders, remindUnconfirmed } from "./commands";

const postbox = await startTestPostbox();
const now = new Date("2026-03-01T12:00:00Z");
const later = addMilliseconds(now, 2 * DAY + MINUTE);

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  await createPetition();
});
afterAll(() => postbox.remove());

const kinds = () =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ kind: string; status: string }>(
      "SELECT kind, status FROM outbox_email ORDER BY id",
    );
    return rows.map(({ kind, status }) => `${kind} ${status}`);
  });
const ASKED = "confirm-signature sent";
const REMINDED = "confirm-reminder waiting";

async function signsAndGetsEmail(person = cast.grace) {
  const draft = (await signs(now, person))!;
  await sendAll(now);
  return draft;
}

/** Reminds, and kills the connection where the statement waits to write the email. */
const killedWhileItWrites = () =>
  onDatabase(async (client) => {
    await client.query("BEGIN; LOCK TABLE outbox_email IN SHARE ROW EXCLUSIVE MODE");
    const killed = remindUnconfirmed(later).then(
      () => false,
      () => true,
    );
    // On another connection: within a transaction this view stays as it was.
    await onDatabase(async (other) => {
      for (let tries = 0, count = 0; count === 0 && tries < 500; tries += 1) {
        const { rowCount } = await other.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%WITH due AS%'`,
        );
        count = rowCount ?? 0;
      }
    });
    await client.query("ROLLBACK");
    return killed;
  });

describe("somebody who has not confirmed", () => {
  it("is reminded once, after two days, by an email whose link confirms as that of the first one does", async () => {
    const draft = await signsAndGetsEmail();
    expect(await remindUnconfirmed(addMilliseconds(now, 2 * DAY - MINUTE))).toBe(0);
    expect(await remindUnconfirmed(later)).toBe(1);
    expect(await remindUnconfirmed(addMilliseconds(later, DAY))).toBe(0);
    expect(await kinds()).toEqual([ASKED, REMINDED]);
    await sendAll(later);
    const linkOf = (mail: { text: string | null }) => /\/confirm\/\S+/.exec(mail.text ?? "")?.[0];
    const mails = await postbox.mails(cast.grace.email);
    const reminder = mails.find(({ subject }) => subject === "Your signature is not confirmed yet")!;
    const first = mails.find(({ subject }) => subject === "Please confirm your signature")!;
    expect(linkOf(reminder)).toBeDefined();
    expect(linkOf(reminder)).toBe(linkOf(first));
    expect(await confirm(draft, later)).toMatchObject({ ok: true });
  });

  it("is reminded in the language of the form", async () => {
    await sign("harbor", formOf(cast.mateo), { locale: "es", source: null, sender: SENDER }, now);
    await sendAll(now);
    expect(await remindUnconfirmed(later)).toBe(1);
    await sendAll(later);
    const mails = await postbox.mails(cast.mateo.email);
    expect(mails.map(({ subject }) => subject)).toContain("Su firma aún no está confirmada");
  });

  it("is reminded of the newest form only, counted from its email, and never again after another form", async () => {
    await signsAndGetsEmail();
    await signs(addMilliseconds(now, DAY), cast.grace, { name: "Grace O." });
    await sendAll(addMilliseconds(now, DAY));
    expect(await remindUnconfirmed(later)).toBe(0);
    expect(await remindUnconfirmed(addMilliseconds(later, DAY))).toBe(1);
    await signs(addMilliseconds(now, 4 * DAY), cast.grace, { name: "Grace Ok." });
    await sendAll(addMilliseconds(now, 4 * DAY));
    expect(await remindUnconfirmed(addMilliseconds(later, 4 * DAY))).toBe(0);
  });

  it("is reminded once by many workers at the same moment, and by one that is killed and starts again", async () => {
    await signsAndGetsEmail();
    const written = await Promise.all(Array.from({ length: 8 }, () => remindUnconfirmed(later)));
    expect(written.reduce((sum, count) => sum + count, 0)).toBe(1);
    await onDatabase((client) =>
      client.query("DELETE FROM outbox_email WHERE kind = 'confirm-reminder'; UPDATE signature SET reminded_at = NULL"),
    );
    expect(await killedWhileItWrites()).toBe(true);
    expect(await kinds()).toEqual([ASKED]);
    await remindUnconfirmed(later);
    await remindUnconfirmed(later);
    expect(await kinds()).toEqual([ASKED, REMINDED]);
  });
});

describe("nobody is reminded", () => {
  const blocks = async (sender: string) =>
    listSender(
      await createAdmin(),
      listingInput.parse({ list: "block", sender, subdomains: "without", reason: "Sends many" }),
      now,
    );
  const petition = (columns: string) => onDatabase((client) => client.query(`UPDATE petition SET ${columns}`));

  it.each<[string, (draft: bigint) => Promise<unknown>]>([
    ["who confirmed", (draft) => confirm(draft, addMilliseconds(now, HOUR))],
    ["whose mailbox is suppressed", () => suppress(cast.grace.email)],
    ["whose mailbox is blocked", () => blocks(cast.grace.email)],
    ["whose domain is blocked", () => blocks("example.org")],
    ["where the petition has closed", () => petition(`status = 'closed', closes_at = '${now.toISOString()}'`)],
    ["where the petition is paused", () => petition(`status = 'paused', paused_at = '${now.toISOString()}'`)],
    ["while all signing is paused", () => setSwitch(null, "signing-paused", true, now)],
    [
      "whose first email bounced",
      () => onDatabase((client) => client.query("UPDATE outbox_email SET status = 'bounced'")),
    ],
    [
      "whose link has expired",
      () =>
        onDatabase((client) => client.query("UPDATE signature_draft SET expires_at = posted_at + interval '2 days'")),
    ],
    ["who erased the form", () => onDatabase((client) => client.query("DELETE FROM signature"))],
    ["while it is turned off", async () => setSetting((await createAdmin()).id, "reminder-days", 0, now)],
  ])("%s", async (_who, happens) => {
    const draft = await signsAndGetsEmail();
    await happens(draft);
    expect(await remindUnconfirmed(later)).toBe(0);
    expect((await kinds()).filter((kind) => kind.startsWith("confirm-reminder"))).toEqual([]);
  });

  it("whose first email never left", async () => {
    await signs(now, cast.grace);
    expect(await remindUnconfirmed(later)).toBe(0);
  });

  it("who confirms, or whose petition closes, while the reminder waits", async () => {
    const draft = await signsAndGetsEmail();
    await remindUnconfirmed(later);
    expect(await dropReminders(later)).toBe(0);
    await confirm(draft, later);
    expect(await dropReminders(later)).toBe(1);
    expect((await kinds()).filter((kind) => kind.startsWith("confirm-reminder"))).toEqual([]);
    expect(await signatureOf(cast.grace.email)).not.toBeNull();
    expect(await draftsOf(cast.grace.email)).toHaveLength(1);
  });

  it("whose mailbox had its sum of the day: the reminder is given up and does not wait", async () => {
    await signsAndGetsEmail();
    await remindUnconfirmed(later);
    await onDatabase((client) =>
      client.query(
        `INSERT INTO outbox_email (kind, status, locale, email_hash, not_before, created_at, sent_at)
         SELECT 'already-signed', 'sent', 'en', email_hash, $1::timestamptz, $1, $1 FROM signature, generate_series(1, 6)`,
        [later],
      ),
    );
    await sendAll(later);
    expect((await kinds())[1]).toBe("confirm-reminder failed");
  });
});
