import "server-only";

import { db } from "../../db/client";
import { retryConflicts } from "../../db/conflicts";
import { sql } from "../../db/sql";
import { consumeRateLimit } from "../../limits/commands";
import { signingIsOn } from "../../limits/sql";
import { isConfirmable } from "../../petitions/sql";
import { accept, refuse, type Result } from "../../result";
import { isBlocked } from "../listings/sql";
import { findDraftState, findSignatureState } from "../queries";
import { CHANGES_PER_SIGNATURE, closedRefusal, type ClosedRefusal, isSigned } from "../rules";
import type { AdditionInput, CorrectionInput } from "../schema";
import { openComment, openName, sealComment, sealName, sealStreet } from "../sealing";
import { keepDistricts, keepNameReview, keepReview, marksOfDraft, statusOfReturn, storeStreets } from "../sql";

// What signers do on their own page, with immediate effect. A signature that was never confirmed has no such page.

export type OwnRefusal = "no-such-signature" | "removed" | "try-again" | "too-many-changes" | ClosedRefusal;

// Each change renews the packets that have the signature. Withdrawing and erasing are never refused.
const mayChange = async (id: bigint, now: Date): Promise<boolean> =>
  (await consumeRateLimit({ name: "own-changes", key: String(id), ...CHANGES_PER_SIGNATURE }, now)).allowed;

/** Takes a signature out of the count. Doing it twice is harmless. */
export async function withdraw(id: bigint, now: Date): Promise<Result<undefined, OwnRefusal>> {
  const { count } = await retryConflicts(() =>
    db.signature.updateMany({
      where: { id, status: { in: ["confirmed", "held"] } },
      data: { status: "withdrawn", withdrawnAt: now },
    }),
  );
  if (count) return accept(undefined);
  const signature = await findSignatureState(id);
  if (signature?.status === "withdrawn") return accept(undefined);
  return refuse(signature?.status === "removed" ? "removed" : "no-such-signature");
}

/**
 * Counts a withdrawn signature again, as long as the petition takes signatures, and organizers those of its sender. One that was
 * held waits again.
 */
export async function restore(id: bigint, now: Date): Promise<Result<undefined, OwnRefusal>> {
  if (!(await mayChange(id, now))) return refuse("too-many-changes");
  const restored = await retryConflicts(
    () => db.$executeRaw`
      UPDATE signature s SET status = ${statusOfReturn}, withdrawn_at = NULL
      FROM petition p
      WHERE s.id = ${id} AND s.status = 'withdrawn' AND p.id = s.petition_id AND ${isConfirmable(now)} AND ${signingIsOn}
        AND NOT ${hasBlockedForm}`,
  );
  if (restored) return accept(undefined);
  const signature = await findSignatureState(id);
  if (signature && isSigned(signature.status)) return accept(undefined);
  if (signature?.status !== "withdrawn")
    return refuse(signature?.status === "removed" ? "removed" : "no-such-signature");
  const closed = closedRefusal(signature, now);
  if (closed !== null) return refuse(closed);
  const [blocked] = await db.$queryRaw<unknown[]>`SELECT 1 FROM signature s WHERE s.id = ${id} AND ${hasBlockedForm}`;
  return refuse(blocked ? "removed" : "try-again");
}

/** Whether organizers take no forms any more from the sender of a form that `s` confirmed. */
const hasBlockedForm = sql`EXISTS (
  SELECT 1 FROM signature_draft d
  WHERE d.signature_id = s.id AND d.confirmed_at IS NOT NULL AND ${isBlocked(marksOfDraft(sql`s`))})`;

/**
 * Erases a signature of any status with its drafts and emails. No personal data stays in any table: triggers take the mailbox out of
 * packets and of those who got an update, as long as it is not that of a subscription. Another list may ask it again.
 */
export async function erase(id: bigint): Promise<Result<undefined, never>> {
  await retryConflicts(
    () => db.$executeRaw`
      WITH erased AS (DELETE FROM signature WHERE id = ${id} RETURNING petition_id, email_hash),
        forgotten AS (
          DELETE FROM asked_signer a USING erased e WHERE a.petition_id = e.petition_id AND a.email_hash = e.email_hash)
      DELETE FROM paper_signature p USING erased e WHERE p.petition_id = e.petition_id AND p.email_hash = e.email_hash`,
  );
  return accept(undefined);
}

/**
 * Stores the corrections of a signer. If the state changes, the count follows. Another name, ZIP Code or state is noted
 * (`corrected_at`), which renews the packets of deliveries that have it. A street is looked up once, where the signature
 * counts. There is a limit (CHANGES_PER_SIGNATURE).
 */
export async function correct(
  id: bigint,
  input: CorrectionInput,
  now: Date,
): Promise<Result<undefined, "no-such-signature" | "too-many-changes">> {
  // The sealed values are bound to petition and email hash, which never change.
  const signer = await db.signature.findUnique({
    where: { id },
    select: { petitionId: true, emailHash: true, nameSealed: true, commentSealed: true },
  });
  if (!signer) return refuse("no-such-signature");
  if (!(await mayChange(id, now))) return refuse("too-many-changes");
  const { petitionId, emailHash, nameSealed, commentSealed } = signer;
  const comment = commentSealed && openComment(commentSealed, petitionId, emailHash);
  // Sealed again the same text has other bytes, so the texts are compared. Another one may have been stored meanwhile.
  const commentStays =
    comment === (input.comment || null)
      ? sql`s.comment_sealed IS NOT DISTINCT FROM ${commentSealed}::bytea`
      : sql`false`;
  const name = nameSealed && openName(nameSealed, petitionId, emailHash);
  const nameStays = name === input.name ? sql`s.name_sealed = ${nameSealed}::bytea` : sql`false`;
  const { zip, state, street } = input;
  const corrected = await retryConflicts(
    () => db.$queryRaw<unknown[]>`
    WITH corrected AS (
    UPDATE signature s SET name_sealed = ${sealName(input.name, petitionId, emailHash)},
      comment_sealed = ${input.comment && sealComment(input.comment, petitionId, emailHash)}::bytea,
      zip = ${zip}, state = ${state}, display = ${input.display}::signature_display, wants_updates = ${input.updates},
      ${keepDistricts(zip, state)}, ${keepReview(commentStays)},
      ${keepNameReview(sql`${nameStays} AND s.display = ${input.display}::signature_display`)},
      corrected_at = CASE WHEN ${nameStays} AND s.zip = ${zip} AND s.state = ${state} THEN s.corrected_at ELSE ${now}::timestamptz END
    WHERE id = ${id} AND status <> 'pending'
    RETURNING s.id, s.status, s.email_hash
    ), street AS (${storeStreets(
      sql`SELECT id, email_hash, ${street && sealStreet(street, emailHash)}::bytea FROM corrected
        WHERE status IN ('confirmed', 'held') AND ${street !== null}::boolean`,
      now,
    )})
    SELECT id FROM corrected`,
  );
  return corrected.length ? accept(undefined) : refuse("no-such-signature");
}

export type AddRefusal = "no-such-signature" | "not-confirmed" | "withdrawn" | "removed" | "too-many-changes";

/**
 * Adds to a confirmed signature what its form did not ask for. The draft is that of a link which confirmed: so its reader has
 * the mailbox, like a reader of the link to the own page. What is null stays as it was.
 */
export async function add(
  draftId: bigint,
  { street, comment, display }: AdditionInput,
  now: Date,
): Promise<Result<{ signatureId: bigint }, AddRefusal>> {
  // The sealed values are bound to petition and email hash, which never change.
  const draft = await db.signatureDraft.findUnique({
    where: { id: draftId },
    select: { signature: { select: { id: true, petitionId: true, emailHash: true } } },
  });
  if (!draft) return refuse("no-such-signature");
  if (!(await mayChange(draft.signature.id, now))) return refuse("too-many-changes");
  const { petitionId, emailHash } = draft.signature;
  const [added] = await retryConflicts(
    () => db.$queryRaw<{ id: bigint }[]>`
    WITH added AS (
      UPDATE signature s SET display = coalesce(${display}::signature_display, s.display),
        comment_sealed = coalesce(${comment && sealComment(comment, petitionId, emailHash)}::bytea, s.comment_sealed),
        ${keepReview(sql`${comment === null}::boolean`)},
        ${keepNameReview(sql`coalesce(${display}::signature_display, s.display) = s.display`)}
      FROM signature_draft d
      WHERE d.id = ${draftId} AND d.confirmed_at IS NOT NULL AND s.id = d.signature_id AND s.status IN ('confirmed', 'held')
      RETURNING s.id, s.email_hash
    ), street AS (${storeStreets(
      sql`SELECT id, email_hash, ${street && sealStreet(street, emailHash)}::bytea FROM added WHERE ${street !== null}::boolean`,
      now,
    )})
    SELECT id FROM added`,
  );
  if (added) return accept({ signatureId: added.id });
  const state = await findDraftState(draftId);
  if (state?.status === "withdrawn" || state?.status === "removed") return refuse(state.status);
  return refuse(state ? "not-confirmed" : "no-such-signature");
}

/** Stops the updates to a signer and does not change the signature. Doing it twice is harmless. */
export async function stopUpdates(id: bigint): Promise<Result<undefined, "no-such-signature">> {
  const { count } = await db.signature.updateMany({ where: { id }, data: { wantsUpdates: false } });
  return count ? accept(undefined) : refuse("no-such-signature");
}
