import "server-only";

import { emailHash } from "../canonical-email";
import { query } from "../db/client";
import { findPetition, clearPetitionMemo } from "../petitions/queries";
import { phaseOf } from "../petitions/rules";
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
import { CONFIRM, CORRECT, ERASE, RESTORE, SEND_AGAIN, SIGN, WITHDRAW } from "./statements";

export type SignRefusal = "no-such-petition" | "petition-closed" | "petition-paused" | "signing-paused";
export type SendAgainRefusal = ConfirmRefusal | "emails-used-up" | "already-confirmed";
export type OwnRefusal = "no-such-signature" | "removed" | "try-again" | ClosedRefusal;

interface SignContext {
  locale: "en" | "es";
  /** The share link that brought the signer. */
  source: string | null;
  /** Before this the email waits: the slower lane of those who bring no proof of work. */
  notBefore: Date;
}

/**
 * Signing looks the same from outside whoever signs: new, pending, confirmed or blocked. What differs is the email,
 * which only the owner of the address reads. One statement writes the signature and its email, or neither.
 */
export async function sign(
  slug: string,
  input: SignatureInput,
  { locale, source, notBefore }: SignContext,
  now: Date,
): Promise<Result<undefined, SignRefusal>> {
  const petition = await findPetition(slug);
  if (!petition) return refuse("no-such-petition");
  const hash = emailHash(input.email);
  const {
    rows: [written],
  } = await query<{ open: boolean }>("sign", SIGN, [
    slug,
    hash,
    sealName(input.name, petition.id, hash),
    sealEmail(input.email, hash),
    input.comment && sealComment(input.comment, petition.id, hash),
    input.zip,
    input.state,
    input.display,
    input.updates,
    locale,
    source,
    now,
    addMilliseconds(now, CONFIRMING_MILLISECONDS_MAX),
    notBefore,
    CONFIRMATION_EMAILS_MAX,
    NOTICES_MAX,
    addMilliseconds(now, -NOTICE_PAUSE_MILLISECONDS),
    input.street && sealStreet(input.street, hash),
  ]);
  return written?.open ? accept(undefined) : refuse(await whyNotOpen(slug, now));
}

/** Confirms a pending signature. Confirming one that is confirmed already is success: a scanner may have been first. */
export async function confirm(id: bigint, now: Date): Promise<Result<Standing, ConfirmRefusal>> {
  await query("confirm", CONFIRM, [id, now]);
  const standing = await findSignatureState(id);
  if (standing?.status === "confirmed") return accept(standing);
  return refuse(confirmRefusal(standing, now) ?? "try-again");
}

/** Writes the confirmation email again, from the page of an expired link. */
export async function sendConfirmationAgain(id: bigint, now: Date): Promise<Result<undefined, SendAgainRefusal>> {
  const { rowCount } = await query("send-again", SEND_AGAIN, [
    id,
    now,
    addMilliseconds(now, CONFIRMING_MILLISECONDS_MAX),
    CONFIRMATION_EMAILS_MAX,
  ]);
  if (rowCount) return accept(undefined);
  const standing = await findSignatureState(id);
  if (standing?.status === "confirmed") return refuse("already-confirmed");
  const refusal = confirmRefusal(standing, now);
  return refuse(refusal === null || refusal === "expired" ? "emails-used-up" : refusal);
}

/** Takes a signature out of the count, by its signer. Doing it twice is harmless. */
export async function withdraw(id: bigint, now: Date): Promise<Result<undefined, OwnRefusal>> {
  const { rowCount } = await query("withdraw", WITHDRAW, [id, now]);
  if (rowCount) return accept(undefined);
  const standing = await findSignatureState(id);
  if (standing?.status === "withdrawn") return accept(undefined);
  return refuse(standing?.status === "removed" ? "removed" : "no-such-signature");
}

/** Counts a withdrawn signature again, by its signer, as long as the petition takes signatures. */
export async function restore(id: bigint, now: Date): Promise<Result<undefined, OwnRefusal>> {
  const { rowCount } = await query("restore", RESTORE, [id, now]);
  if (rowCount) return accept(undefined);
  const standing = await findSignatureState(id);
  if (standing?.status === "confirmed") return accept(undefined);
  if (standing?.status !== "withdrawn") return refuse(standing?.status === "removed" ? "removed" : "no-such-signature");
  return refuse(closedRefusal(standing, now) ?? "try-again");
}

/** Erases a signature and its emails, whatever its status: nothing of the person stays in any table. */
export async function erase(id: bigint): Promise<Result<undefined, never>> {
  await query("erase", ERASE, [id]);
  return accept(undefined);
}

/** Writes what the signer corrected. The count follows when the state changes. */
export async function correct(
  id: bigint,
  input: CorrectionInput,
  hash: Uint8Array,
  petitionId: number,
): Promise<Result<undefined, "no-such-signature">> {
  const { rowCount } = await query("correct", CORRECT, [
    id,
    sealName(input.name, petitionId, hash),
    input.comment && sealComment(input.comment, petitionId, hash),
    input.zip,
    input.state,
    input.display,
    input.updates,
  ]);
  return rowCount ? accept(undefined) : refuse("no-such-signature");
}

/** Stops the organizers' updates to a signer. The signature itself stays as it is; doing it twice is harmless. */
export async function stopUpdates(id: bigint): Promise<Result<undefined, "no-such-signature">> {
  const { rowCount } = await query("stop-updates", "UPDATE signature SET wants_updates = false WHERE id = $1", [id]);
  return rowCount ? accept(undefined) : refuse("no-such-signature");
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

/** Purges signatures that were never confirmed, a month after their last email, in one bounded step. */
export async function purgePending(now: Date): Promise<number> {
  const { rowCount } = await query(
    "forget-pending",
    `
    DELETE FROM signature WHERE id IN (
      SELECT id FROM signature WHERE status = 'pending' AND last_email_at < $1 LIMIT 10000)`,
    [addMilliseconds(now, -PENDING_KEPT_MILLISECONDS)],
  );
  return rowCount ?? 0;
}
