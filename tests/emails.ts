// Emails for tests of the mail, to fictional people.
import { onDatabase } from "./database.ts";

import { emailHash } from "@/lib/canonical-email";
import { db } from "@/lib/db/client";
import { enqueueEmail } from "@/lib/mail/commands";
import { sendEmails } from "@/lib/mail/sending/commands";

/** Puts emails to these addresses into the outbox. */
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
          priority: 1,
          notBefore: now,
        },
        now,
      );
    }
  });
}

export function people(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `signer${i + 1}@example.org`);
}

/** Delivers until nothing is due at this moment. */
export async function deliverAll(time: Date): Promise<void> {
  while (!(await sendEmails(time)).idle);
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

/** How many emails have which status. */
export async function countByStatus(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status } of await readEmails()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
