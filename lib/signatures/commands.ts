import "server-only";

import { emailHash } from "../canonical-email";
import { db } from "../db/client";
import { type Sql, sql } from "../db/sql";
import type { Sender } from "../limits/schema";
import { signingIsOn } from "../limits/sql";
import type { Locale } from "../locale";
import type { EmailKind } from "../mail/schema";
import { type EmailColumns, insertEmails, selectEmail } from "../mail/sql";
import { clearPetitionMemo, findPetition } from "../petitions/queries";
import { phaseOf } from "../petitions/rules";
import { isConfirmable, openPetition } from "../petitions/sql";
import { accept, refuse, type Result } from "../result";
import { sealEmail } from "../sealed-email";
import { addMilliseconds } from "../time";
import { findSignatureState } from "./queries";
import {
  closedRefusal,
  confirmRefusal,
  type ClosedRefusal,
  type ConfirmRefusal,
  type Standing,
  CONFIRMATION_EMAILS_MAX,
  CONFIRMING_MILLISECONDS_MAX,
  NOTICE_PAUSE_MILLISECONDS,
  NOTICES_MAX,
  PENDING_KEPT_MILLISECONDS,
} from "./rules";
import type { CorrectionInput, SignatureInput } from "./schema";
import { sealComment, sealName, sealStreet } from "./sealing";
import { keepDistricts } from "./sql";
import { throttle } from "./throttle";

// Each verb is one statement, so it happens wholly or not at all, in one round trip and without waiting for anything but
// the person's own row. The tally follows by trigger (prisma/migrations).

export type SignRefusal = "no-such-petition" | "petition-closed" | "petition-paused" | "signing-paused" | "too-many";
export type SendAgainRefusal = ConfirmRefusal | "emails-used-up" | "already-confirmed";
export type OwnRefusal = "no-such-signature" | "removed" | "try-again" | ClosedRefusal;

interface SignContext {
  locale: Locale;
  /** The share link that brought the signer. */
  source: string | null;
  /** Who sends the form: limits and the proof of work decide when the email leaves. */
  sender: Sender;
}

/**
 * Signing looks the same from outside whoever signs: new, pending, confirmed or blocked. What differs is the email,
 * which only the owner of the address reads. One statement writes the signature and its email, or neither.
 */
export async function sign(
  slug: string,
  input: SignatureInput,
  { locale, source, sender }: SignContext,
  now: Date,
): Promise<Result<undefined, SignRefusal>> {
  const petition = await findPetition(slug);
  if (!petition) return refuse("no-such-petition");
  const throttled = await throttle(input.email, sender, now);
  if (!throttled.ok) return throttled;
  const { notBefore } = throttled.value;
  const hash = new Uint8Array(emailHash(input.email));
  const street = input.street && sealStreet(input.street, hash);
  const [written] = await db.$queryRaw<{ open: boolean }[]>`
    WITH target AS (
      SELECT t.* FROM (${openPetition(slug, now)}) t WHERE ${signingIsOn}
    ), allowed AS (
      SELECT * FROM target WHERE NOT EXISTS (SELECT 1 FROM suppressed_email WHERE email_hash = ${hash})
    ), written AS (
      INSERT INTO signature AS s (petition_id, version, email_hash, name_sealed, email_sealed, comment_sealed,
        zip, state, display, wants_updates, locale, source, last_email_at, created_at, expires_at)
      SELECT id, version, ${hash}, ${sealName(input.name, petition.id, hash)}::bytea, ${sealEmail(input.email, hash)}::bytea,
        ${input.comment && sealComment(input.comment, petition.id, hash)}::bytea, ${input.zip}, ${input.state},
        ${input.display}::signature_display, ${input.updates}::boolean, ${locale}, ${source}, ${now}::timestamptz,
        ${now}::timestamptz, ${addMilliseconds(now, CONFIRMING_MILLISECONDS_MAX)}::timestamptz
      FROM allowed
      ON CONFLICT (petition_id, email_hash) DO UPDATE SET
        version = excluded.version, name_sealed = excluded.name_sealed, email_sealed = excluded.email_sealed,
        comment_sealed = excluded.comment_sealed, zip = excluded.zip, state = excluded.state,
        ${keepDistricts(sql`excluded.zip`, sql`excluded.state`)},
        display = excluded.display, wants_updates = excluded.wants_updates, locale = excluded.locale,
        source = coalesce(s.source, excluded.source), emails_sent = s.emails_sent + 1,
        last_email_at = excluded.last_email_at, expires_at = excluded.expires_at
      WHERE s.status = 'pending' AND s.emails_sent < ${CONFIRMATION_EMAILS_MAX}
      RETURNING s.id, s.email_sealed
    ), street AS (
      INSERT INTO district_lookup (signature_id, email_hash, street_sealed, not_before, created_at)
      SELECT id, ${hash}, ${street}::bytea, ${now}::timestamptz, ${now}::timestamptz
      FROM written WHERE ${street}::bytea IS NOT NULL
      ON CONFLICT (signature_id) DO UPDATE SET street_sealed = excluded.street_sealed, tries = 0, not_before = excluded.not_before
    ), noticed AS (
      UPDATE signature s SET notices_sent = s.notices_sent + 1, last_email_at = ${now}
      FROM allowed
      WHERE s.petition_id = allowed.id AND s.email_hash = ${hash} AND s.status <> 'pending' AND s.notices_sent < ${NOTICES_MAX}
        AND (s.notices_sent = 0 OR s.last_email_at < ${addMilliseconds(now, -NOTICE_PAUSE_MILLISECONDS)})
      RETURNING s.id, s.email_sealed, s.status
    ), emails AS (${emailToSigner({ locale, emailHash: hash, notBefore, now })})
    SELECT EXISTS (SELECT 1 FROM target) AS open`;
  return written?.open ? accept(undefined) : refuse(await whyNotOpen(slug, now));
}

/** To whoever just signed, or else to whoever has signed before: rows of `written` and `noticed`. */
function emailToSigner(columns: Pick<EmailColumns, "locale" | "emailHash" | "notBefore" | "now">): Sql {
  const title = sql`content -> ${columns.locale}::text ->> 'title'`;
  const signer = { ...columns, recipientSealed: sql`email_sealed` };
  return insertEmails(
    sql`${selectEmail({
      ...signer,
      kind: "confirm-signature",
      signatureId: sql`written.id`,
      props: sql`jsonb_build_object('title', ${title}, 'slug', slug)`,
    })} FROM written, target`,
    sql`${selectEmail({
      ...signer,
      kind: "already-signed",
      signatureId: sql`noticed.id`,
      props: sql`jsonb_build_object('title', ${title}, 'slug', slug, 'status', noticed.status)`,
    })} FROM noticed, target`,
  );
}

/** Confirms a pending signature. Confirming one that is confirmed already is success: a scanner may have been first. */
export async function confirm(id: bigint, now: Date): Promise<Result<Standing, ConfirmRefusal>> {
  await db.$executeRaw`
    WITH changed AS (
      UPDATE signature s SET status = 'confirmed', confirmed_at = ${now}
      FROM petition p
      WHERE s.id = ${id} AND s.status = 'pending' AND s.expires_at > ${now} AND p.id = s.petition_id
        AND ${isConfirmable(now)} AND ${signingIsOn}
      RETURNING s.*, p.slug
    ) ${emailToChanged("signature-confirmed", now)}`;
  const standing = await findSignatureState(id);
  if (standing?.status === "confirmed") return accept(standing);
  return refuse(confirmRefusal(standing, now) ?? "try-again");
}

/** Writes the confirmation email again, from the page of an expired link. */
export async function sendConfirmationAgain(id: bigint, now: Date): Promise<Result<undefined, SendAgainRefusal>> {
  const written = await db.$executeRaw`
    WITH changed AS (
      UPDATE signature s SET emails_sent = s.emails_sent + 1, last_email_at = ${now},
        expires_at = ${addMilliseconds(now, CONFIRMING_MILLISECONDS_MAX)}
      FROM petition p
      WHERE s.id = ${id} AND s.status = 'pending' AND s.emails_sent < ${CONFIRMATION_EMAILS_MAX} AND p.id = s.petition_id
        AND ${isConfirmable(now)} AND ${signingIsOn}
        AND NOT EXISTS (SELECT 1 FROM suppressed_email a WHERE a.email_hash = s.email_hash)
      RETURNING s.*, p.slug
    ) ${emailToChanged("confirm-signature", now)}`;
  if (written) return accept(undefined);
  const standing = await findSignatureState(id);
  if (standing?.status === "confirmed") return refuse("already-confirmed");
  const refusal = confirmRefusal(standing, now);
  return refuse(refusal === null || refusal === "expired" ? "emails-used-up" : refusal);
}

/** An email for each row of `changed`, which has the columns of a signature and the petition's slug. */
const emailToChanged = (kind: EmailKind, now: Date): Sql =>
  insertEmails(
    sql`${selectEmail({
      kind,
      locale: sql`c.locale`,
      emailHash: sql`c.email_hash`,
      recipientSealed: sql`c.email_sealed`,
      signatureId: sql`c.id`,
      props: sql`jsonb_build_object('title', v.content -> c.locale ->> 'title', 'slug', c.slug)`,
      notBefore: now,
      now,
    })} FROM changed c JOIN petition_version v ON v.petition_id = c.petition_id AND v.number = c.version`,
  );

/** Takes a signature out of the count, by its signer. Doing it twice is harmless. */
export async function withdraw(id: bigint, now: Date): Promise<Result<undefined, OwnRefusal>> {
  const { count } = await db.signature.updateMany({
    where: { id, status: "confirmed" },
    data: { status: "withdrawn", withdrawnAt: now },
  });
  if (count) return accept(undefined);
  const standing = await findSignatureState(id);
  if (standing?.status === "withdrawn") return accept(undefined);
  return refuse(standing?.status === "removed" ? "removed" : "no-such-signature");
}

/** Counts a withdrawn signature again, by its signer, as long as the petition takes signatures. */
export async function restore(id: bigint, now: Date): Promise<Result<undefined, OwnRefusal>> {
  const restored = await db.$executeRaw`
    UPDATE signature s SET status = 'confirmed', withdrawn_at = NULL
    FROM petition p
    WHERE s.id = ${id} AND s.status = 'withdrawn' AND p.id = s.petition_id AND ${isConfirmable(now)} AND ${signingIsOn}`;
  if (restored) return accept(undefined);
  const standing = await findSignatureState(id);
  if (standing?.status === "confirmed") return accept(undefined);
  if (standing?.status !== "withdrawn") return refuse(standing?.status === "removed" ? "removed" : "no-such-signature");
  return refuse(closedRefusal(standing, now) ?? "try-again");
}

/** Erases a signature and its emails, whatever its status: nothing of the person stays in any table. */
export async function erase(id: bigint): Promise<Result<undefined, never>> {
  await db.signature.deleteMany({ where: { id } });
  return accept(undefined);
}

/** Writes what the signer corrected. The count follows when the state changes. */
export async function correct(id: bigint, input: CorrectionInput): Promise<Result<undefined, "no-such-signature">> {
  // What is sealed is bound to both; they never change.
  const signer = await db.signature.findFirst({
    where: { id, status: { not: "pending" } },
    select: { petitionId: true, emailHash: true },
  });
  if (!signer) return refuse("no-such-signature");
  const { petitionId, emailHash: hash } = signer;
  const { zip, state } = input;
  const corrected = await db.$executeRaw`
    UPDATE signature s SET name_sealed = ${sealName(input.name, petitionId, hash)},
      comment_sealed = ${input.comment && sealComment(input.comment, petitionId, hash)}::bytea,
      zip = ${zip}, state = ${state}, display = ${input.display}::signature_display, wants_updates = ${input.updates},
      ${keepDistricts(zip, state)}
    WHERE id = ${id} AND status <> 'pending'`;
  return corrected ? accept(undefined) : refuse("no-such-signature");
}

/** Stops the organizers' updates to a signer. The signature itself stays as it is; doing it twice is harmless. */
export async function stopUpdates(id: bigint): Promise<Result<undefined, "no-such-signature">> {
  const { count } = await db.signature.updateMany({ where: { id }, data: { wantsUpdates: false } });
  return count ? accept(undefined) : refuse("no-such-signature");
}

async function whyNotOpen(slug: string, now: Date): Promise<SignRefusal> {
  // What was remembered said "open", or nothing at all: ask the database itself.
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

const PURGED_AT_ONCE_MAX = 10_000;

/** Purges signatures that were never confirmed, a month after their last email, in one bounded step. */
export async function purgePending(now: Date): Promise<number> {
  return db.$executeRaw`
    DELETE FROM signature WHERE id IN (
      SELECT id FROM signature
      WHERE status = 'pending' AND last_email_at < ${addMilliseconds(now, -PENDING_KEPT_MILLISECONDS)}
      LIMIT ${PURGED_AT_ONCE_MAX})`;
}
