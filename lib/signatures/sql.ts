import { empty, type Sql, sql } from "../db/sql";
import type { Organizer } from "../organizers/schema";
import { addMilliseconds, DAY } from "../time";
import { FORM_EMAILS_MAX, NOTICE_PAUSE_MILLISECONDS, REPEAT_MILLISECONDS, RESENT_PER_DAY_MAX } from "./rules";

// `s` is the row of a mailbox: a signature, or a subscription (lib/subscriptions), which counts its emails in the same way.

/** Whether `s` has emails left today. */
const hasEmailsLeft = (now: Date): Sql => sql`
  (s.emails_today < ${FORM_EMAILS_MAX} OR s.emails_since <= ${addMilliseconds(now, -DAY)})`;

/** Assignments that count one more email of `s`. `emails_today` above the maximum means that they are used up. */
const countEmail = (mayStartOver: Sql, now: Date): Sql => {
  // The time is of the locked row, so that of two forms at once only one starts over, whatever the other can see.
  const isNewDay = sql`s.emails_since <= ${addMilliseconds(now, -DAY)} AND ${mayStartOver}`;
  return sql`
    emails_today = CASE WHEN ${isNewDay} THEN 1 ELSE least(s.emails_today + 1, ${FORM_EMAILS_MAX + 1}) END,
    emails_since = CASE WHEN ${isNewDay} THEN ${now} ELSE s.emails_since END,
    last_post_at = ${now}`;
};

/**
 * Whether the emails of the signature `s` are counted from the beginning on another day: not while it is pending and there is a link
 * of an email to it. So no more than five forms of whoever types it ever reach a mailbox, and whoever reads it has a link.
 */
export const hasNoLink: Sql = sql`
  (s.status <> 'pending' OR NOT EXISTS (
    SELECT 1 FROM signature_draft e WHERE e.signature_id = s.id AND e.emailed_at IS NOT NULL))`;

/**
 * Whether another email may be sent again to `s` today. Only a reader of the mailbox can request that, with a link of it, so it is
 * not counted with the emails that anybody's forms cause.
 */
export const hasResendsLeft = (now: Date): Sql => sql`
  (s.resent_today < ${RESENT_PER_DAY_MAX} OR s.resent_since <= ${addMilliseconds(now, -DAY)})`;

/** The marks of the draft `d`, whose signature is `signature`. */
export const marksOfDraft = (signature: Sql) => ({
  emailHash: sql`${signature}.email_hash`,
  domains: sql`d.domain_marks`,
  network: sql`d.network_mark`,
});

/** Assignments that count one more email that is sent again to `s` today. */
export const countResend = (now: Date): Sql => {
  const isSameDay = sql`s.resent_since > ${addMilliseconds(now, -DAY)}`;
  return sql`
    resent_today = CASE WHEN ${isSameDay} THEN s.resent_today + 1 ELSE 1 END,
    resent_since = CASE WHEN ${isSameDay} THEN s.resent_since ELSE ${now} END,
    last_post_at = ${now}`;
};

/**
 * The ON CONFLICT action for a form that is not the first of `s`: it counts the form, unless the same form came a moment ago,
 * or it would cause a notice too soon. In each case `s` is locked, so that both take equally long. `mayStartOver` says whether the
 * count begins again on another day.
 */
export const countForm = (now: Date, mayStartOver: Sql = sql`TRUE`): Sql => sql`
  DO UPDATE SET ${countEmail(mayStartOver, now)},
    last_fingerprint = CASE WHEN s.status = 'pending' THEN excluded.last_fingerprint END,
    noticed_at = CASE WHEN s.status <> 'pending' THEN ${now}::timestamptz END
  WHERE CASE WHEN s.status = 'pending'
    THEN s.last_fingerprint IS DISTINCT FROM excluded.last_fingerprint OR s.last_post_at <= ${addMilliseconds(now, -REPEAT_MILLISECONDS)}
    ELSE (s.noticed_at IS NULL OR s.noticed_at <= ${addMilliseconds(now, -NOTICE_PAUSE_MILLISECONDS)}) AND ${hasEmailsLeft(now)}
  END`;

/**
 * The statement that stores streets until their districts are found. `rows` are id, email hash and sealed street of signatures
 * that the statement around it has locked.
 */
export const storeStreets = (rows: Sql, now: Date): Sql => sql`
  INSERT INTO district_lookup (signature_id, email_hash, street_sealed, not_before, created_at)
  SELECT r.*, ${now}::timestamptz, ${now}::timestamptz FROM (${rows}) r
  ON CONFLICT (signature_id) DO UPDATE SET street_sealed = excluded.street_sealed, tries = 0, not_before = excluded.not_before`;

/** The status to which the signature `s` comes back: one that was held and not accepted waits as before. */
export const statusOfReturn: Sql = sql`
  (CASE WHEN s.held_at IS NOT NULL AND s.accepted_at IS NULL THEN 'held' ELSE 'confirmed' END)::signature_status`;

/** Assignments that keep the districts of `s` where ZIP Code and state stay, and clear them otherwise. */
export const keepDistricts = (zip: string, state: string): Sql => {
  const stays = sql`s.zip = ${zip} AND s.state = ${state}`;
  return sql`
    upper_district = CASE WHEN ${stays} THEN s.upper_district END,
    lower_district = CASE WHEN ${stays} THEN s.lower_district END,
    district_method = CASE WHEN ${stays} THEN s.district_method ELSE 'state_only' END,
    district_import_id = CASE WHEN ${stays} THEN s.district_import_id END`;
};

/**
 * Assignments that set the name of `s` back to waiting for an organizer's eye, unless it `stays` and is shown as before. Until
 * then it is in no public list.
 */
export const keepNameReview = (stays: Sql): Sql => sql`
  name_review = CASE WHEN ${stays} THEN s.name_review ELSE 'waiting' END,
  name_left_out_reason = CASE WHEN ${stays} THEN s.name_left_out_reason END,
  name_reviewed_by = CASE WHEN ${stays} THEN s.name_reviewed_by END,
  name_reviewed_at = CASE WHEN ${stays} THEN s.name_reviewed_at END`;

/** Assignments that set the comment of `s` back to waiting for an organizer's eye, unless it `stays`. */
export const keepReview = (stays: Sql): Sql => sql`
  comment_review = CASE WHEN ${stays} THEN s.comment_review ELSE 'waiting' END,
  comment_left_out_reason = CASE WHEN ${stays} THEN s.comment_left_out_reason END,
  reviewed_by = CASE WHEN ${stays} THEN s.reviewed_by END,
  reviewed_at = CASE WHEN ${stays} THEN s.reviewed_at END`;

/** What follows a condition on the signatures `s`: only those of the states of an organizer. */
export const withinStates = ({ states }: Organizer): Sql =>
  states === null ? empty : sql`AND s.state = ANY (${states}::text[])`;
