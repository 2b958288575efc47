// Emails to fictional people, for tests of the outbox.
import { onDatabase } from "./database.ts";

import { emailHash } from "@/lib/canonical-email";
import { db } from "@/lib/db/client";
import { enqueueEmail } from "@/lib/mail/commands";
import { sendEmails } from "@/lib/mail/sending/commands";
import { sealEmail } from "@/lib/sealed-email";
import { addMilliseconds, MINUTE } from "@/lib/time";

/** Adds an email to each of these people to the outbox. */
export async function writeEmails(emails: string[], now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const email of emails) {
      await enqueueEmail(
        tx,
        {
          kind: "organizer-sign-in",
          email,
          emailHash: emailHash(email),
          locale: "en",
          props: {},
          secret: { url: `https://harbor.example/console/sign-in/${email.length}` },
          notBefore: now,
        },
        now,
      );
    }
  });
}

/** Writes a requested email: the one that a new subscriber gets. */
export async function writeConfirmation(email: string, at: Date): Promise<void> {
  const hash = emailHash(email);
  await onDatabase(async (client) => {
    const sealed = sealEmail(email, hash);
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO subscription (email_hash, emails_since, last_post_at, created_at) VALUES ($1, $2, $2, $2)
       ON CONFLICT (email_hash) DO UPDATE SET last_post_at = $2 RETURNING id`,
      [hash, at],
    );
    await client.query(
      `WITH draft AS (
         INSERT INTO subscription_draft (subscription_id, fingerprint, email_sealed, locale, posted_at, expires_at)
         VALUES ($3, substring(sha256(convert_to(gen_random_uuid()::text, 'UTF8')) FOR 16), $2, 'en', $4, $4::timestamptz + interval '1 day') RETURNING id
       )
       INSERT INTO outbox_email (kind, priority, locale, email_hash, recipient_sealed, subscription_draft_id, not_before, created_at)
       SELECT 'confirm-subscription', 1, 'en', $1, $2, id, $4, $4 FROM draft`,
      [hash, sealed, rows[0]!.id, at],
    );
  });
}

export function people(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `signer${i + 1}@example.org`);
}

/** One step of sending, whose requests take no time: on a busy machine they would take longer than the waits between them. */
export const sendOnce = (time: Date) => sendEmails(time, () => time);

/** Sends until no email is due. */
export async function sendAll(time: Date): Promise<void> {
  while (!(await sendOnce(time)).idle);
}

// The largest step of the clock, because the rate limit of sending has no time in the database to step to.
const STEP_MILLISECONDS_MAX = MINUTE;

/**
 * Sends like a worker whose clock runs from `from` to `to`: whenever a batch is due again, and at least once a minute. It ends
 * early if nothing is left to send.
 */
export async function sendThrough(from: Date, to: Date, meanwhile?: (time: Date) => Promise<void>): Promise<void> {
  let time = from;
  while (time <= to) {
    await meanwhile?.(time);
    await sendAll(time);
    const next = await nextTry();
    if (next === "nothing left") return;
    const step = addMilliseconds(time, STEP_MILLISECONDS_MAX);
    time = next && next > time && next < step ? addMilliseconds(next, 1) : step;
  }
}

async function nextTry(): Promise<Date | null | "nothing left"> {
  const [outbox] = await db.$queryRaw<{ left: boolean; next: Date | null }[]>`
    SELECT EXISTS (SELECT 1 FROM outbox_email WHERE status IN ('waiting', 'sending')) AS left,
      (SELECT min(next_try_at) FROM outbox_batch WHERE closed_at IS NULL) AS next`;
  return outbox!.left ? outbox!.next : "nothing left";
}

export interface EmailRow {
  id: string;
  kind: string;
  status: string;
  error: string | null;
  provider_id: string | null;
  batch_id: string | null;
  recipient_sealed: Buffer | null;
  secret_sealed: Buffer | null;
  sent_at: Date | null;
}

export function readEmails(): Promise<EmailRow[]> {
  return onDatabase(async (client) => (await client.query<EmailRow>("SELECT * FROM outbox_email ORDER BY id")).rows);
}

/** The number of emails by status. */
export async function countByStatus(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status } of await readEmails()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
