import "server-only";

import { db } from "../db/client";
import { retryConflicts } from "../db/conflicts";
import { isUnset, type Sql, sql } from "../db/sql";
import { invariant } from "../invariant";
import type { Consumed, Sender } from "../limits/schema";
import { allAllowed, consumedUses, type ExemptableUse, flaggedAreHeld, signingIsOn, takeUses } from "../limits/sql";
import type { Locale } from "../locale";
import { type EmailColumns, insertEmails, selectEmail } from "../mail/sql";
import { clearPetitionMemo, findPetition } from "../petitions/queries";
import { phaseOf } from "../petitions/rules";
import { isConfirmable, openPetition, titleIn } from "../petitions/sql";
import { accept, refuse, type Result } from "../result";
import { sealEmail } from "../sealed-email";
import { addMilliseconds } from "../time";
import { fingerprintOf } from "./fingerprint";
import { flagsOfConfirmed, flagsOfForm, noteDomain } from "./flags/sql";
import { inSql, isAllowed, isBlocked } from "./listings/sql";
import { marksOf, type SenderMarks } from "./marks/hashes";
import { findDraftState } from "./queries";
import {
  confirmRefusal,
  type ConfirmRefusal,
  CONFIRMING_MILLISECONDS_MAX,
  DRAFTS_WITHOUT_EMAIL_MAX,
  FORM_EMAILS_MAX,
  isSigned,
  REPEAT_MILLISECONDS,
} from "./rules";
import type { SignatureInput } from "./schema";
import { sealComment, sealName, sealStreet } from "./sealing";
import {
  countForm,
  countResend,
  hasNoLink,
  hasResendsLeft,
  keepNameReview,
  keepReview,
  marksOfDraft,
  storeStreets,
} from "./sql";
import { throttle } from "./throttle";

// Each verb is one statement, so it is atomic and takes one round trip. All verbs lock the signature before the rows that
// belong to it, and limits before the signature, so there are no deadlocks among them. A migration may lock tables in another order:
// signing and confirming run again then. Triggers update the tally (prisma/migrations). docs/decisions/drafts.md has the reasons.

export type SignRefusal = "no-such-petition" | "petition-closed" | "petition-paused" | "signing-paused" | "too-many";
export type SendAgainRefusal = ConfirmRefusal | "emails-used-up" | "already-confirmed";

interface SignContext {
  locale: Locale;
  /** The share link that brought the signer. */
  source: string | null;
  /** The sender of the form. Limits and the proof of work decide when the email is sent. */
  sender: Sender;
}

/**
 * Signing has the same result for every email: new, pending, confirmed or suppressed. Only the email that follows differs,
 * which only the owner of the mailbox reads. The form becomes a draft with an email of its own, and changes no other draft.
 */
export async function sign(
  slug: string,
  input: SignatureInput,
  { locale, source, sender }: SignContext,
  now: Date,
): Promise<Result<undefined, SignRefusal>> {
  const petition = await findPetition(slug);
  if (!petition) return refuse("no-such-petition");
  const marks = marksOf(input.email, sender.ip);
  const form = { slug, input, locale, source, marks, petitionId: petition.id };
  const write = (uses: ExemptableUse[], notBefore: Date) => writeForm(form, uses, notBefore, now);
  const written = await throttle(input.email, sender, now, write, isAllowed(inSql(marks)));
  if (!written.ok) return written;
  return written.value.open ? accept(undefined) : refuse(await whyNotOpen(slug, now));
}

interface Form extends Omit<SignContext, "sender"> {
  slug: string;
  input: SignatureInput;
  marks: SenderMarks;
  petitionId: number;
}

/**
 * Takes the uses of limits and, where all of them are allowed, writes the form with its email. The form of a blocked sender is
 * accepted like any other, and nothing is written.
 */
async function writeForm(
  { slug, input, locale, source, marks, petitionId }: Form,
  uses: ExemptableUse[],
  notBefore: Date,
  now: Date,
): Promise<{ consumed: Consumed[]; written: { open: boolean } }> {
  const fingerprint = fingerprintOf({ ...input, locale });
  const hash = marks.emailHash;
  const [result] = await retryConflicts(
    () => db.$queryRaw<{ open: boolean; consumed: Consumed[] }[]>`
    WITH ${takeUses(uses, now)}, target AS (
      SELECT t.* FROM (${openPetition(slug, now)}) t WHERE ${signingIsOn} AND ${allAllowed}
    ), anchor AS (
      INSERT INTO signature AS s (petition_id, email_hash, emails_today, emails_since, last_post_at, last_fingerprint, created_at)
      SELECT id, ${hash}, 1, ${now}::timestamptz, ${now}::timestamptz, ${fingerprint}::bytea, ${now}::timestamptz
      FROM target WHERE NOT ${isBlocked(inSql(marks))}
      ON CONFLICT (petition_id, email_hash) ${countForm(now, hasNoLink)}
      RETURNING s.id, s.status, s.petition_id, s.email_sealed, s.name_sealed, s.emails_today <= ${FORM_EMAILS_MAX} AS emailed
    ), draft AS (
      INSERT INTO signature_draft AS d (signature_id, version, fingerprint, name_sealed, email_sealed, comment_sealed,
        street_sealed, zip, state, display, wants_updates, locale, source, domain_marks, network_mark, flags, posted_at, emailed_at,
        expires_at)
      SELECT a.id, t.version, ${fingerprint}, ${sealName(input.name, petitionId, hash)}::bytea,
        ${sealEmail(input.email, hash)}::bytea, ${input.comment && sealComment(input.comment, petitionId, hash)}::bytea,
        ${input.street && sealStreet(input.street, hash)}::bytea, ${input.zip}, ${input.state},
        ${input.display}::signature_display, ${input.updates}::boolean, ${locale}, ${source}, ${marks.domains}::bytea[], ${marks.network}::bytea,
        ${flagsOfForm(input.email, marks.domains[0]!)}, ${now}::timestamptz,
        CASE WHEN a.emailed THEN ${now}::timestamptz END, ${addMilliseconds(now, CONFIRMING_MILLISECONDS_MAX)}::timestamptz
      FROM anchor a, target t WHERE a.status = 'pending'
      ON CONFLICT (signature_id, version, fingerprint) DO UPDATE SET
        domain_marks = excluded.domain_marks, network_mark = excluded.network_mark, flags = excluded.flags,
        posted_at = excluded.posted_at, expires_at = excluded.expires_at, emailed_at = coalesce(excluded.emailed_at, d.emailed_at)
      WHERE ${isQuiet(now)}
      RETURNING d.id, d.email_sealed
    ), crowded_out AS (
      DELETE FROM signature_draft WHERE id IN (
        SELECT d.id FROM anchor a CROSS JOIN LATERAL (${draftsOf(sql`a.id`)}) d
        WHERE NOT a.emailed AND d.emailed_at IS NULL AND d.confirmed_at IS NULL AND d.fingerprint <> ${fingerprint}
        ORDER BY d.posted_at DESC, d.id DESC OFFSET ${DRAFTS_WITHOUT_EMAIL_MAX - 1})
    ), noted AS (${noteDomain(input.email, marks.domains[0]!, { rows: sql`draft`, now })}
    ), emails AS (${emailToSigner({ locale, emailHash: hash, notBefore, now })})
    SELECT EXISTS (SELECT 1 FROM target) AS open, ${consumedUses} AS consumed`,
  );
  invariant(result, "the statement returns one row");
  return { consumed: result.consumed, written: { open: result.open } };
}

/**
 * The drafts of one signature, always found by its id. OFFSET keeps conditions around it out: for them PostgreSQL would choose an index of
 * the open drafts of everybody while few were open, and keep to it when thousands are.
 */
const draftsOf = (signatureId: Sql): Sql => sql`
  SELECT id, fingerprint, posted_at, emailed_at, confirmed_at FROM signature_draft WHERE signature_id = ${signatureId} OFFSET 0`;

/** Whether the last email of the draft `d` is old enough for another one. */
const isQuiet = (now: Date): Sql => sql`
  (d.emailed_at IS NULL OR d.emailed_at <= ${addMilliseconds(now, -REPEAT_MILLISECONDS)})`;

/** The email for the new draft or, if the signature is not pending, for the earlier signer. */
function emailToSigner(columns: Pick<EmailColumns, "locale" | "emailHash" | "notBefore" | "now">): Sql {
  const title = titleIn(sql`t`, sql`${columns.locale}::text`);
  return insertEmails(
    sql`${selectEmail({
      ...columns,
      kind: "confirm-signature",
      recipientSealed: sql`d.email_sealed`,
      signatureDraftId: sql`d.id`,
      props: sql`jsonb_build_object('title', ${title}, 'slug', t.slug)`,
    })} FROM draft d, anchor a, target t WHERE a.emailed`,
    sql`${selectEmail({
      ...columns,
      kind: "already-signed",
      recipientSealed: sql`a.email_sealed`,
      nameSealed: sql`a.name_sealed`,
      signatureId: sql`a.id`,
      props: sql`jsonb_build_object('title', ${title}, 'slug', t.slug, 'petitionId', a.petition_id, 'status', a.status)`,
    })} FROM anchor a, target t WHERE a.status <> 'pending'`,
  );
}

/**
 * Confirms a draft: its content becomes the signature and replaces that of an earlier draft. Confirming it again is success,
 * because a mail scanner may have pressed the button first. While flagged signatures wait, a new one with a flag is held.
 */
export async function confirm(draftId: bigint, now: Date): Promise<Result<undefined, ConfirmRefusal>> {
  const { props, ...email } = emailOfForm(now);
  const used = await retryConflicts(
    () => db.$queryRaw<unknown[]>`
    WITH anchor AS (
      SELECT s.id, s.petition_id, s.status, s.email_hash, s.flags FROM signature s
      WHERE s.id = (SELECT signature_id FROM signature_draft WHERE id = ${draftId})
      FOR NO KEY UPDATE
    ), form AS (
      SELECT d.*, a.petition_id, a.status, a.email_hash, a.flags AS earlier_flags, p.slug
      FROM signature_draft d JOIN anchor a ON a.id = d.signature_id JOIN petition p ON p.id = a.petition_id
      WHERE d.id = ${draftId} AND d.expires_at > ${now} AND a.status IN ('pending', 'held', 'confirmed')
        AND ${isConfirmable(now)} AND ${signingIsOn} AND NOT ${isBlocked(marksOfDraft(sql`a`))}
    ), used AS (
      UPDATE signature_draft d SET confirmed_at = ${now}, fingerprint = NULL, version = NULL, name_sealed = NULL,
        email_sealed = NULL, comment_sealed = NULL, street_sealed = NULL, zip = NULL, state = NULL, display = NULL,
        wants_updates = NULL, locale = NULL, source = NULL
      FROM form f WHERE d.id = f.id AND ${isUnset(sql`d.confirmed_at`)}
      RETURNING d.id, ${flagsOfConfirmed(sql`f.earlier_flags`)} AS all_flags,
        f.status = 'pending' AND ${flaggedAreHeld} AS may_hold
    ), signed AS (
      UPDATE signature s SET held_at = CASE WHEN ${isHeldNow} THEN ${now}::timestamptz ELSE s.held_at END,
        status = CASE WHEN ${isHeldNow} THEN 'held' WHEN s.status = 'pending' THEN 'confirmed' ELSE s.status END, confirmed_at = coalesce(s.confirmed_at, ${now}), version = f.version,
        name_sealed = f.name_sealed, email_sealed = f.email_sealed, comment_sealed = f.comment_sealed, zip = f.zip,
        state = f.state, upper_district = NULL, lower_district = NULL, district_method = 'state_only',
        district_import_id = NULL, display = f.display, wants_updates = f.wants_updates, locale = f.locale, source = f.source,
        flags = used.all_flags, last_fingerprint = NULL, corrected_at = CASE WHEN s.status <> 'pending' THEN ${now}::timestamptz END,
        ${keepReview(sql`false`)}, ${keepNameReview(sql`false`)}
      FROM form f JOIN used USING (id) WHERE s.id = f.signature_id
    ), earlier_street AS (
      DELETE FROM district_lookup l USING form f JOIN used USING (id)
      WHERE l.signature_id = f.signature_id AND f.street_sealed IS NULL
    ), street AS (${storeStreets(
      sql`SELECT f.signature_id, f.email_hash, f.street_sealed FROM form f JOIN used USING (id) WHERE f.street_sealed IS NOT NULL`,
      now,
    )}), emails AS (${insertEmails(
      sql`${selectEmail({
        ...email,
        props: sql`${props} || jsonb_build_object('status', CASE WHEN ${isHeldNow} THEN 'held' ELSE 'confirmed' END)`,
        kind: "signature-confirmed",
        nameSealed: sql`f.name_sealed`,
        signatureId: sql`f.signature_id`,
      })} FROM form f JOIN used USING (id) JOIN petition_version v ON v.petition_id = f.petition_id AND v.number = f.version
        WHERE f.status = 'pending'`,
    )})
    SELECT id FROM used`,
  );
  if (used.length) return accept(undefined);
  const draft = await findDraftState(draftId);
  const refusal = confirmRefusal(draft, now);
  if (draft?.isUsed && refusal === null) return accept(undefined);
  return refuse(refusal ?? "try-again");
}

/** Whether the draft of `used` makes its signature wait for an organizer. */
const isHeldNow = sql`(used.may_hold AND used.all_flags <> '{}')`;

/** The columns of an email about `f`, a draft with its signature, and `v`, the version that it signs. */
const emailOfForm = (now: Date) => ({
  locale: sql`f.locale`,
  emailHash: sql`f.email_hash`,
  recipientSealed: sql`f.email_sealed`,
  props: sql`jsonb_build_object('title', ${titleIn(sql`v`, sql`f.locale`)}, 'slug', f.slug, 'petitionId', f.petition_id)`,
  notBefore: now,
  now,
});

/** Sends the email of a draft again, from the page of its expired link. Returns the slug of its petition. */
export async function sendConfirmationAgain(
  draftId: bigint,
  now: Date,
): Promise<Result<{ slug: string }, SendAgainRefusal>> {
  const written = await db.$executeRaw`
    WITH anchor AS (
      UPDATE signature s SET ${countResend(now)}, last_fingerprint = d.fingerprint
      FROM signature_draft d, petition p
      WHERE d.id = ${draftId} AND s.id = d.signature_id AND p.id = s.petition_id AND s.status = 'pending' AND ${isQuiet(now)}
        AND ${hasResendsLeft(now)} AND ${isConfirmable(now)} AND ${signingIsOn} AND NOT ${isBlocked(marksOfDraft(sql`s`))}
      RETURNING s.id, s.petition_id, s.email_hash, p.slug
    ), form AS (
      UPDATE signature_draft d SET posted_at = ${now}, emailed_at = ${now},
        expires_at = ${addMilliseconds(now, CONFIRMING_MILLISECONDS_MAX)}
      FROM anchor a WHERE d.id = ${draftId} AND d.signature_id = a.id AND ${isQuiet(now)}
      RETURNING d.id, d.version, d.locale, d.email_sealed, a.petition_id, a.email_hash, a.slug
    )
    ${insertEmails(
      sql`${selectEmail({ ...emailOfForm(now), kind: "confirm-signature", signatureDraftId: sql`f.id` })}
        FROM form f JOIN petition_version v ON v.petition_id = f.petition_id AND v.number = f.version`,
    )}`;
  const draft = await findDraftState(draftId);
  const refusal = confirmRefusal(draft, now);
  if (!draft || (refusal !== null && refusal !== "expired")) return refuse(refusal ?? "no-such-signature");
  if (isSigned(draft.status)) return refuse("already-confirmed");
  // Nothing is written where an email was sent a moment ago, or where the emails of the day are used up.
  const isOnItsWay = draft.emailedAt !== null && draft.emailedAt > addMilliseconds(now, -REPEAT_MILLISECONDS);
  return written || isOnItsWay ? accept({ slug: draft.petition.slug }) : refuse("emails-used-up");
}

async function whyNotOpen(slug: string, now: Date): Promise<SignRefusal> {
  // The memo may be outdated, so this reads from the database.
  clearPetitionMemo();
  const petition = await findPetition(slug);
  switch (petition && phaseOf(petition, now)) {
    case "paused":
      return "petition-paused";
    case "closed":
    case "grace":
      return "petition-closed";
    case "open":
      return "signing-paused";
    default:
      return "no-such-petition";
  }
}
