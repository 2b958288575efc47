import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";

import { emailHash } from "../canonical-email";
import { env } from "../env";
import { compose, type SealedEmail } from "../mail/composing";
import { EMAILS_OF_BATCH } from "../mail/sending/statements";
import { seal } from "../seal";
import { addMilliseconds, DAY, HOUR } from "../time";
import { reportError } from "./commands";
import {
  REPORTS_PER_DAY,
  REPORTS_PER_HOUR,
  REPORTS_PER_SOURCE,
  UNPROVED_REPORTS_PER_SOURCE,
  type ReportInput,
} from "./schema";

const now = new Date("2026-03-01T12:00:00Z");
const report: ReportInput = {
  page: "/facts",
  wrong: "The year is wrong.\n<b>It</b> was 2015 & not 2014.",
  source: "https://example.org/law?a=1&b=2",
  email: "reader@example.org",
};
const context = { language: "es", source: null, proved: true } as const;

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
    INSERT INTO organizer (email_hash, email_sealed, role, invitation_expires_at, joined_at, disabled_at)
    VALUES ($1, $2, $3::organizer_role, $4, $5, $6)`,
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

/** The messages that the worker would hand to the mail service. */
async function messages() {
  const rows = await onDatabase(
    async (client) =>
      (
        await client.query<SealedEmail>(
          EMAILS_OF_BATCH.replace("WHERE batch_id = $1 AND status = 'sending'", "WHERE status = 'waiting'"),
        )
      ).rows,
  );
  const { composed, broken } = await compose(rows);
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

  it("goes to the contact of the site where nobody has joined, or none of them takes mail any more", async () => {
    await reportError(report, context, now);
    await invite("organizer@example.org");
    await suppress("organizer@example.org");
    await reportError(report, context, now);
    expect((await messages()).map(({ to }) => to)).toEqual([env.CONTACT_EMAIL, env.CONTACT_EMAIL]);
  });

  it("that would reach nobody is refused, and says so", async () => {
    await suppress(env.CONTACT_EMAIL);
    expect(await reportError(report, context, now)).toEqual({ ok: false, refusal: "nobody-to-tell" });
  });

  it("arrives as it was typed, as text alone, and an answer goes to the reader", async () => {
    await reportError(report, context, now);
    const [message] = await messages();
    expect(message).toMatchObject({ replyTo: "reader@example.org", subject: "An error on the site was reported" });
    expect(message!.text).toContain("<b>It</b> was 2015 & not 2014.");
    expect(message!.text).toContain("Where, on the Spanish pages");
    expect(message!.html).toContain("The year is wrong.<br/>&lt;b&gt;It&lt;/b&gt; was 2015 &amp; not 2014.");
    expect(message!.html).not.toMatch(/<a\s/);
  });

  it("without an address is answered to the contact of the site", async () => {
    await reportError({ ...report, email: null, source: null }, context, now);
    const [message] = await messages();
    expect(message).toMatchObject({ replyTo: env.CONTACT_EMAIL });
    expect(message!.text).toContain("No address was given");
  });

  it("leaves nothing readable in the database, and nothing at all once it is sent", async () => {
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
    // The database holds an email that is over to this by a constraint.
    await expect(
      onDatabase((client) =>
        client.query("UPDATE outbox_email SET status = 'sent', sent_at = $1, recipient_sealed = NULL", [now]),
      ),
    ).rejects.toThrow(/violates check constraint/);
  });
});

describe("limits of reports", () => {
  const from = (source: string, proved: boolean) => reportError(report, { ...context, source, proved }, now);
  const accepted = async (count: number, send: () => ReturnType<typeof reportError>) => {
    let total = 0;
    for (let time = 0; time < count; time += 1) total += Number((await send()).ok);
    return total;
  };

  it("one source sends a few in an hour, fewer without a proof of work, and holds up nobody else", async () => {
    expect(await accepted(6, () => from("198.51.100.7", false))).toBe(UNPROVED_REPORTS_PER_SOURCE.max);
    expect(await accepted(12, () => from("203.0.113.9", true))).toBe(REPORTS_PER_SOURCE.max);
    expect(await from("198.51.100.7", false)).toEqual({ ok: false, refusal: "too-many-from-you" });
    expect((await from("192.0.2.1", false)).ok).toBe(true);
  });

  it("however many sources there are, organizers get no more than they can read in an hour and in a day", async () => {
    const many = (at: Date) => accepted(REPORTS_PER_HOUR.max + 2, () => reportError(report, context, at));
    expect(await many(now)).toBe(REPORTS_PER_HOUR.max);
    expect(await reportError(report, context, now)).toEqual({ ok: false, refusal: "too-many" });
    let day = REPORTS_PER_HOUR.max;
    for (const hour of [2, 4, 6, 8]) day += await many(addMilliseconds(now, hour * HOUR));
    expect(day).toBe(REPORTS_PER_DAY.max);
  });
});
