import "server-only";

import { findState } from "../../../content/states";
import type { Transaction } from "../../../db/client";
import { sql } from "../../../db/sql";
import { insertEmails, selectEmail } from "../../../mail/sql";
import { isNotifiedOf } from "../../../organizers/sql";

/**
 * Writes an email to each admin, and to each organizer of the state, that a packet could not be built. One for a delivery: where
 * another packet of it has failed already, they have been told.
 */
export async function tellOfFailure(tx: Transaction, packetId: number, now: Date): Promise<void> {
  const [first] = await tx.$queryRaw<{ delivery: number; state: string }[]>`
    SELECT d.id AS delivery, d.state FROM packet p JOIN delivery d ON d.id = p.delivery_id
    WHERE p.id = ${packetId} AND NOT EXISTS (
      SELECT 1 FROM packet o WHERE o.delivery_id = d.id AND o.id <> p.id AND o.status = 'failed')`;
  if (!first) return;
  const { delivery, state } = first;
  const place = findState(state)?.inSentence.en ?? state;
  const email = selectEmail({
    kind: "packet-failed",
    locale: "en",
    emailHash: sql`o.email_hash`,
    recipientSealed: sql`o.email_sealed`,
    props: sql`jsonb_build_object('delivery', ${delivery}::int, 'place', ${place}::text)`,
    organizerId: sql`o.id`,
    notBefore: now,
    now,
  });
  await tx.$executeRaw(insertEmails(sql`${email} FROM organizer o WHERE ${isNotifiedOf(state)}`));
}
