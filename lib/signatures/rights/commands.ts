import "server-only";

import { db } from "../../db/client";
import { sql } from "../../db/sql";
import { signingIsOn } from "../../limits/sql";
import { isConfirmable } from "../../petitions/sql";
import { accept, refuse, type Result } from "../../result";
import { findSignatureState } from "../queries";
import { closedRefusal, type ClosedRefusal } from "../rules";
import type { CorrectionInput } from "../schema";
import { openComment, sealComment, sealName } from "../sealing";
import { keepDistricts, keepReview } from "../sql";

// What signers do on their own page, with immediate effect. A signature that was never confirmed has no such page.

export type OwnRefusal = "no-such-signature" | "removed" | "try-again" | ClosedRefusal;

/** Takes a signature out of the count. Doing it twice is harmless. */
export async function withdraw(id: bigint, now: Date): Promise<Result<undefined, OwnRefusal>> {
  const { count } = await db.signature.updateMany({
    where: { id, status: "confirmed" },
    data: { status: "withdrawn", withdrawnAt: now },
  });
  if (count) return accept(undefined);
  const signature = await findSignatureState(id);
  if (signature?.status === "withdrawn") return accept(undefined);
  return refuse(signature?.status === "removed" ? "removed" : "no-such-signature");
}

/** Counts a withdrawn signature again, as long as the petition takes signatures. */
export async function restore(id: bigint, now: Date): Promise<Result<undefined, OwnRefusal>> {
  const restored = await db.$executeRaw`
    UPDATE signature s SET status = 'confirmed', withdrawn_at = NULL
    FROM petition p
    WHERE s.id = ${id} AND s.status = 'withdrawn' AND p.id = s.petition_id AND ${isConfirmable(now)} AND ${signingIsOn}`;
  if (restored) return accept(undefined);
  const signature = await findSignatureState(id);
  if (signature?.status === "confirmed") return accept(undefined);
  if (signature?.status !== "withdrawn")
    return refuse(signature?.status === "removed" ? "removed" : "no-such-signature");
  return refuse(closedRefusal(signature, now) ?? "try-again");
}

/** Erases a signature of any status with its drafts and emails. No personal data stays in any table. */
export async function erase(id: bigint): Promise<Result<undefined, never>> {
  await db.signature.deleteMany({ where: { id } });
  return accept(undefined);
}

/** Stores the corrections of a signer. If the state changes, the count follows. */
export async function correct(id: bigint, input: CorrectionInput): Promise<Result<undefined, "no-such-signature">> {
  // The sealed values are bound to petition and email hash, which never change.
  const signer = await db.signature.findUnique({
    where: { id },
    select: { petitionId: true, emailHash: true, commentSealed: true },
  });
  if (!signer) return refuse("no-such-signature");
  const { petitionId, emailHash, commentSealed } = signer;
  const comment = commentSealed && openComment(commentSealed, petitionId, emailHash);
  // Sealed again the same comment has other bytes, so the texts are compared. Another one may have been stored meanwhile.
  const commentStays =
    comment === (input.comment || null)
      ? sql`s.comment_sealed IS NOT DISTINCT FROM ${commentSealed}::bytea`
      : sql`false`;
  const { zip, state } = input;
  const corrected = await db.$executeRaw`
    UPDATE signature s SET name_sealed = ${sealName(input.name, petitionId, emailHash)},
      comment_sealed = ${input.comment && sealComment(input.comment, petitionId, emailHash)}::bytea,
      zip = ${zip}, state = ${state}, display = ${input.display}::signature_display, wants_updates = ${input.updates},
      ${keepDistricts(zip, state)}, ${keepReview(commentStays)}
    WHERE id = ${id} AND status <> 'pending'`;
  return corrected ? accept(undefined) : refuse("no-such-signature");
}

/** Stops the updates to a signer and does not change the signature. Doing it twice is harmless. */
export async function stopUpdates(id: bigint): Promise<Result<undefined, "no-such-signature">> {
  const { count } = await db.signature.updateMany({ where: { id }, data: { wantsUpdates: false } });
  return count ? accept(undefined) : refuse("no-such-signature");
}
