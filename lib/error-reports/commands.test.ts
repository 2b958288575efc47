import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { solvedProof } from "@/tests/proof";

import { emailHash } from "../canonical-email";
import { db } from "../db/client";
import { env } from "../env";
import { consumeRateLimit } from "../limits/commands";
import { limitOfPace } from "../limits/rules";
import { compose, type SealedEmail } from "../mail/composing";
import { seal } from "../seal";
import { addMilliseconds, DAY, HOUR, MINUTE } from "../time";
import { reportError } from "./commands";
import {
  REPORTS_OF_ALL,
  REPORTS_PER_SOURCE,
  type ReportInput,
  UNPROVED_REPORTS_PER_NETWORK,
  UNPROVED_REPORTS_PER_SOURCE,
} from "./schema";

const now = new Date("2026-03-01T12:00:00Z");
const report: ReportInput = {
  page: "/facts",
  wrong: "The year is wrong.\n<b>It</b> was 2015 & not 2014.",
  source: "https://example.org/law?a=1&b=2",
  email: "reader@example.org",
};
const context = { language: "es", sender: { ip: "127.0.0.1" } } as const;

beforeEach(emptyDatabase);

interface Member {
  role?: string;
  joined?: boolean;
  disabled?: boolean;
}

async function invite(
  email: string,
  { role = "organizer", joined = true, disabled = false }: Member = {},
): Promise<void> {
  const hash = emailHash(email);
  await onDatabase((client) =>
    client.query(
      `
    INSERT INTO organizer (email_hash, email_sealed, role, all_states, states, invitation_expires_at, joined_at, disabled_at)
    VALUES ($1, $2, $3::organizer_role, true, '{}', $4, $5, $6)`,
      [
        hash,
        seal(email, `email/${hash.toString("hex")}`),
        role,
        addMilliseconds(now, DAY),
        joined ? now : null,
        disabled ? now : null,
      ],
    ),
  );
}

const suppress = (email: string) =>
  onDatabase((client) =>
    client.query("INSERT INTO suppressed_email (email_hash, reason) VALUES ($1, 'bounce')", [emailHash(email)]),
  );

/** The messages that the worker would send to the mail service. */
async function messages() {
  const emails = await db.outboxEmail.findMany({ where: { status: "waiting" }, orderBy: { id: "asc" } });
  const rows = emails.map((email) => ({ ...email, id: String(email.id), signatureId: null, subscriptionId: null }));
  const { composed, broken } = await compose(rows as SealedEmail[]);
  expect(broken).toEqual([]);
  return composed.map(({ message }) => message);
}

describe("a report", () => {
  it("goes to each active organizer who works with texts, and to nobody else", async () => {
    await invite("organizer@example.org");
    await invite("admin@example.org", { role: "admin" });
    await invite("viewer@example.org", { role: "viewer" });
    await invite("invited@example.org", { joined: false });
    await invite("former@example.org", { disabled: true });
    expect(await reportError(report, context, now)).toEqual({ ok: true, value: undefined });
    expect((await messages()).map(({ to }) => to).sort()).toEqual(["admin@example.org", "organizer@example.org"]);
  });

  it("goes to the contact of the site where no organizer has joined, or all are suppressed", async () => {
    await reportError(report, context, now);
    await invite("organizer@example.org");
    await suppress("organizer@example.org");
    await reportError(report, context, addMilliseconds(now, MINUTE));
    expect((await messages()).map(({ to }) => to)).toEqual([env.CONTACT_EMAIL, env.CONTACT_EMAIL]);
  });

  it("that would reach nobody is refused", async () => {
    await suppress(env.CONTACT_EMAIL);
    expect(await reportError(report, context, now)).toEqual({ ok: false, refusal: "nobody-to-tell" });
  });

  it("arrives as it was typed, as plain text, and a reply goes to the reader", async () => {
    await reportError(report, context, now);
    const [message] = await messages();
    expect(message).toMatchObject({ replyTo: "reader@example.org", subject: "An error on the site was reported" });
    expect(message!.text).toContain("<b>It</b> was 2015 & not 2014.");
    expect(message!.text).toContain("Where, on the Spanish pages");
    expect(message!.html).toContain("The year is wrong.<br/>&lt;b&gt;It&lt;/b&gt; was 2015 &amp; not 2014.");
    expect(message!.html).not.toMatch(/<a\s/);
  });

  it("without an email has the contact of the site as its reply-to", async () => {
    await reportError({ ...report, email: null, source: null }, context, now);
    const [message] = await messages();
    expect(message).toMatchObject({ replyTo: env.CONTACT_EMAIL });
    expect(message!.text).toContain("No email address was given");
  });

  it("is not readable in the database, and is blanked once it is sent", async () => {
    await reportError(report, context, now);
    const row = () =>
      onDatabase(
        async (client) =>
          (
            await client.query<{ all: string; secret: Buffer | null }>(
              "SELECT l::text AS all, secret_sealed AS secret FROM outbox_email l",
            )
          ).rows[0]!,
      );
    const waiting = await row();
    for (const typed of ["2015", "reader@", "/facts", Buffer.from("2015").toString("hex")])
      expect(waiting.all).not.toContain(typed);
    expect(waiting.secret).not.toBeNull();
    // A constraint of the database requires this for a sent email.
    await expect(
      onDatabase((client) =>
        client.query("UPDATE outbox_email SET status = 'sent', sent_at = $1, recipient_sealed = NULL", [now]),
      ),
    ).rejects.toThrow(/violates check constraint/);
  });
});

describe("equal reports", () => {
  it("within a minute are one, at once or one after the other, and count as one", async () => {
    const sender = { ip: "198.51.100.7" };
    const send = (at: Date, wrong = report.wrong) => reportError({ ...report, wrong }, { ...context, sender }, at);
    const responses = await Promise.all(Array.from({ length: UNPROVED_REPORTS_PER_SOURCE.max }, () => send(now)));
    responses.push(await send(addMilliseconds(now, MINUTE - 1)));
    expect(responses.every(({ ok }) => ok)).toBe(true);
    expect(await messages()).toHaveLength(1);
    await reportError(report, { ...context, sender: { ip: "192.0.2.1" } }, now);
    await reportError({ ...report, wrong: "Another error" }, { ...context, sender: { ip: "192.0.2.1" } }, now);
    expect(await messages()).toHaveLength(3);
  });

  it("are sent again where the first could not be stored", async () => {
    const sender = { ip: "192.0.2.1" };
    await onDatabase((client) => client.query("ALTER TABLE outbox_email RENAME TO away"));
    await expect(reportError(report, { ...context, sender }, now)).rejects.toThrow();
    await onDatabase((client) => client.query("ALTER TABLE away RENAME TO outbox_email"));
    expect((await reportError(report, { ...context, sender }, now)).ok).toBe(true);
    expect(await messages()).toHaveLength(1);
  });
});

describe("limits of reports", () => {
  let sent = 0;
  const send = (ip: string, { proof, at = now }: { proof?: string; at?: Date } = {}) =>
    reportError({ ...report, wrong: `Error ${(sent += 1)}` }, { ...context, sender: { ip, proof } }, at);

  const waitsInMinutes = () =>
    onDatabase(async (client) =>
      (await client.query<{ not_before: Date }>("SELECT not_before FROM outbox_email ORDER BY id")).rows.map(
        ({ not_before }) => (not_before.getTime() - now.getTime()) / MINUTE,
      ),
    );

  it("one source may send a few in an hour without a proof of work, and delays nobody else", async () => {
    const reports = await Promise.all(Array.from({ length: 9 }, () => send("198.51.100.7")));
    expect(reports.filter(({ ok }) => ok)).toHaveLength(UNPROVED_REPORTS_PER_SOURCE.max);
    expect(await send("198.51.100.7")).toEqual({ ok: false, refusal: "too-many-from-you" });
    expect((await send("192.0.2.1")).ok).toBe(true);
    expect((await send("198.51.100.7", { at: addMilliseconds(now, HOUR) })).ok).toBe(true);
  });

  it("one source may send more with proofs of work, each used once, and then no more", async () => {
    const real = new Date();
    const withProof = async () => send("203.0.113.9", { proof: await solvedProof(real), at: real });
    const proof = await solvedProof(real);
    const again = await Promise.all(Array.from({ length: 9 }, () => send("203.0.113.8", { proof, at: real })));
    expect(again.filter(({ ok }) => ok)).toHaveLength(1 + UNPROVED_REPORTS_PER_SOURCE.max);
    for (let i = 0; i < REPORTS_PER_SOURCE.max; i += 1) expect((await withProof()).ok).toBe(true);
    expect(await withProof()).toEqual({ ok: false, refusal: "too-many-from-you" });
  });

  it("the many sources of one IPv6 network share a limit, and another network has its own", async () => {
    const from = (network: number, i: number) => send(`2001:db8:${network}:${i.toString(16)}::1`);
    for (let i = 0; i < UNPROVED_REPORTS_PER_NETWORK.max; i += 1) expect((await from(1, i)).ok).toBe(true);
    expect(await from(1, 1_000)).toEqual({ ok: false, refusal: "too-many-from-you" });
    expect((await from(2, 1_001)).ok).toBe(true);
  });

  it("the emails of many sources wait until organizers can read them, and reports past a day's queue are refused", async () => {
    for (let i = 0; i < REPORTS_OF_ALL.atOnce + 3; i += 1) expect((await send(`192.0.2.${i}`)).ok).toBe(true);
    expect(await waitsInMinutes()).toEqual([...Array<number>(REPORTS_OF_ALL.atOnce).fill(0), 15, 30, 45]);
    const { max } = limitOfPace(REPORTS_OF_ALL);
    for (let i = REPORTS_OF_ALL.atOnce + 3; i < max; i += 1) expect((await send(`198.51.100.${i}`)).ok).toBe(true);
    expect((await waitsInMinutes()).at(-1)).toBe(24 * 60);
    for (let i = 0; i < 3; i += 1)
      expect(await send(`203.0.113.${i}`)).toEqual({ ok: false, refusal: "too-many-of-all" });
    expect(await waitsInMinutes()).toHaveLength(max);
    expect((await send("203.0.113.1", { at: addMilliseconds(now, 15 * MINUTE) })).ok).toBe(true);
  });

  it("a flood without proofs of work shuts out nobody who brings one", async () => {
    const real = new Date();
    const { max, windowMilliseconds } = limitOfPace(REPORTS_OF_ALL);
    await consumeRateLimit({ name: "reports", key: "unproved", max: 1, windowMilliseconds }, real);
    expect(max).toBeGreaterThan(1);
    expect(await send("198.51.100.7", { at: real })).toEqual({ ok: false, refusal: "too-many-of-all" });
    expect((await send("198.51.100.7", { at: real, proof: await solvedProof(real) })).ok).toBe(true);
  });
});
