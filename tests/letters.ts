// Letters for tests of the mail, to fictional people.
import { onDatabase } from "./database.ts";

import { addressHash } from "@/lib/canonical-address";
import { db } from "@/lib/db/client";
import { enqueueLetter } from "@/lib/mail/commands";
import { deliverLetters } from "@/lib/mail/delivery/commands";

/** Puts letters to these addresses into the outbox. */
export async function writeLetters(emails: string[], now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const email of emails) {
      await enqueueLetter(tx, {
        kind: "organizer-sign-in", email, addressHash: addressHash(email), locale: "en", props: {},
        secret: { url: `https://harbor.example/console/sign-in/${email.length}` }, priority: 1, notBefore: now,
      }, now);
    }
  });
}

export function people(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `signer${i + 1}@example.org`);
}

/** Delivers until nothing is due at this moment. */
export async function deliverAll(time: Date): Promise<void> {
  while (!(await deliverLetters(time)).idle);
}

export interface LetterRow {
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

export function readLetters(): Promise<LetterRow[]> {
  return onDatabase(async (client) => (await client.query<LetterRow>("SELECT * FROM letter ORDER BY id")).rows);
}

/** How many letters have which status. */
export async function countByStatus(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status } of await readLetters()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
