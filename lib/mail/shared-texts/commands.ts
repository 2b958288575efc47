import "server-only";

import { db, type Database } from "../../db/client";
import { addMilliseconds, DAY } from "../../time";
import { sharedText, type SharedText } from "../schema";

type Writer = Pick<Database, "$executeRaw" | "outboxText">;

// Later than any email waits. A date that no driver reads as something else, as it may do with infinity.
const HELD_UNTIL = new Date("2999-01-01T00:00:00Z");

/** Keeps a text for emails that share it (`textId` of lib/mail/sql.ts). Returns its id. */
export async function keepText(tx: Writer, content: SharedText, now: Date): Promise<bigint> {
  const { id } = await tx.outboxText.create({
    data: { content: sharedText.parse(content), createdAt: now },
    select: { id: true },
  });
  return id;
}

/**
 * Corrects a text for the emails that still wait. False where one of its emails is on its way: a request that is repeated must be
 * the same. Hold its emails before.
 */
export async function correctText(tx: Writer, id: bigint, content: SharedText): Promise<boolean> {
  const corrected = await tx.$executeRaw`
    UPDATE outbox_text SET content = ${JSON.stringify(sharedText.parse(content))}::jsonb
    WHERE id = ${id} AND NOT EXISTS (SELECT 1 FROM outbox_email WHERE text_id = ${id} AND status = 'sending')`;
  return corrected === 1;
}

/** Lets the emails of a text wait until they are released, also those of a request that the service does not take. */
export async function holdEmailsOf(tx: Writer, textId: bigint): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox_email SET not_before = ${HELD_UNTIL} WHERE text_id = ${textId} AND status IN ('waiting', 'sending')`;
}

/**
 * Lets the held emails of a text leave. They count as written now, so that one whose mailbox has had its sum today waits like any
 * other and is not given up for the days that it was held.
 */
export async function releaseEmailsOf(tx: Writer, textId: bigint, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox_email SET not_before = ${now}, created_at = CASE WHEN status = 'waiting' THEN ${now} ELSE created_at END
    WHERE text_id = ${textId} AND status IN ('waiting', 'sending')`;
}

/** Deletes the emails of a text that have not left. Returns how many. */
export function dropEmailsOf(tx: Writer, textId: bigint): Promise<number> {
  return tx.$executeRaw`DELETE FROM outbox_email WHERE text_id = ${textId} AND status = 'waiting'`;
}

/** Deletes texts that no email needs any more, but for those of `kept`. Returns how many. */
export function purgeTexts(now: Date, kept: bigint[]): Promise<number> {
  return db.outboxText
    .deleteMany({
      where: { createdAt: { lt: addMilliseconds(now, -DAY) }, emails: { none: {} }, id: { notIn: kept } },
      limit: 1_000,
    })
    .then(({ count }) => count);
}
