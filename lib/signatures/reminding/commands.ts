import "server-only";

import { db } from "../../db/client";
import { type Sql, sql } from "../../db/sql";
import { findSettings } from "../../limits/settings/queries";
import { signingIsOn } from "../../limits/sql";
import { dropWaitingEmails, insertEmails, isSuppressed, selectEmail, wasSent } from "../../mail/sql";
import { isOpenAt, titleIn } from "../../petitions/sql";
import { addMilliseconds, DAY } from "../../time";
import { isBlocked } from "../listings/sql";
import { marksOfDraft } from "../sql";

// Some hundred milliseconds. A round that writes so many is followed by another one at once.
export const REMINDED_AT_ONCE_MAX = 500;

// A worker that was away for a day writes what it missed. The scan of the others stays small.
const MISSED_MILLISECONDS_MAX = DAY;

// Who reads the reminder a day late can still confirm.
const LINK_WORKS_MILLISECONDS_MIN = DAY;

/**
 * Writes one reminder to everybody who signed some days ago (a setting; 0 turns it off) and has not confirmed, in one bounded
 * step: only where the first email left, while the petition is open, and to no mailbox that is suppressed or blocked. The note that
 * a signature was reminded and its email are one statement, so that a worker that dies, and several at once, remind nobody twice.
 * The link is that of the first email, which keeps working. Returns how many it wrote.
 */
export async function remindUnconfirmed(now: Date): Promise<number> {
  const { "reminder-days": days } = await findSettings();
  if (days === 0) return 0;
  return db.$executeRaw`
    WITH due AS (
      SELECT s.id, s.email_hash, d.id AS draft_id, d.locale, d.email_sealed, p.slug, v.title_en, v.title_es
      FROM signature_draft d JOIN signature s ON s.id = d.signature_id JOIN petition p ON p.id = s.petition_id
        JOIN petition_version v ON v.petition_id = s.petition_id AND v.number = d.version
      WHERE d.emailed_at <= ${addMilliseconds(now, -days * DAY)} AND d.emailed_at > ${addMilliseconds(now, -days * DAY - MISSED_MILLISECONDS_MAX)}
        AND s.reminded_at IS NULL AND ${mayBeReminded(addMilliseconds(now, LINK_WORKS_MILLISECONDS_MIN), now)}
        AND ${wasSent({ draft: sql`d.id`, kind: "confirm-signature" })} AND NOT ${isSuppressed(sql`s.email_hash`)}
        AND NOT EXISTS (
          SELECT 1 FROM signature_draft n
          WHERE n.signature_id = d.signature_id AND n.emailed_at IS NOT NULL AND (n.emailed_at, n.id) > (d.emailed_at, d.id))
      ORDER BY d.emailed_at LIMIT ${REMINDED_AT_ONCE_MAX} FOR NO KEY UPDATE OF s SKIP LOCKED
    ), reminded AS (
      UPDATE signature s SET reminded_at = ${now} FROM due
      WHERE s.id = due.id AND s.status = 'pending' AND s.reminded_at IS NULL RETURNING s.id
    )
    ${insertEmails(
      sql`${selectEmail({
        kind: "confirm-reminder",
        locale: sql`due.locale`,
        emailHash: sql`due.email_hash`,
        recipientSealed: sql`due.email_sealed`,
        signatureDraftId: sql`due.draft_id`,
        props: sql`jsonb_build_object('title', ${titleIn(sql`due`, sql`due.locale`)}, 'slug', due.slug)`,
        notBefore: now,
        now,
      })} FROM due JOIN reminded USING (id)`,
    )}`;
}

/** Whether the draft `d` of `s`, whose petition is `p`, can still be confirmed, and its link works until a time. */
const mayBeReminded = (until: Date, now: Date): Sql => sql`(
  s.status = 'pending' AND d.confirmed_at IS NULL AND d.expires_at > ${until}
  AND ${isOpenAt(now)} AND ${signingIsOn} AND NOT ${isBlocked(marksOfDraft(sql`s`))})`;

/** Drops reminders that wait, while mail is paused say, and whose signature was confirmed or can no longer be. Returns how many. */
export async function dropReminders(now: Date): Promise<number> {
  return db.$executeRaw(
    dropWaitingEmails(sql`e.kind = 'confirm-reminder' AND NOT EXISTS (
      SELECT 1 FROM signature_draft d JOIN signature s ON s.id = d.signature_id JOIN petition p ON p.id = s.petition_id
      WHERE d.id = e.signature_draft_id AND ${mayBeReminded(now, now)})`),
  );
}
