import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db, type Transaction } from "../../db/client";
import { mayRemove } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { accept, refuse, type Result } from "../../result";

export type ModerationRefusal = "not-allowed" | "no-such-signature" | "not-confirmed" | "not-removed";

/**
 * Takes a fraudulent signature out of the count. It is kept, so that the reason can be checked and the removal undone. The log
 * records who did it and why.
 */
export async function remove(
  organizer: Organizer,
  id: bigint,
  reason: string,
  now: Date,
): Promise<Result<undefined, ModerationRefusal>> {
  return change(organizer, id, { action: "signature-removed", otherwise: "not-confirmed", detail: { reason } }, (tx) =>
    tx.signature.updateMany({
      where: { id, status: "confirmed" },
      data: { status: "removed", removedAt: now, removedById: organizer.id, removedReason: reason },
    }),
  );
}

/** Counts a removed signature again. */
export async function reinstate(organizer: Organizer, id: bigint): Promise<Result<undefined, ModerationRefusal>> {
  return change(organizer, id, { action: "signature-reinstated", otherwise: "not-removed", detail: {} }, (tx) =>
    tx.signature.updateMany({
      where: { id, status: "removed" },
      data: { status: "confirmed", removedAt: null, removedById: null, removedReason: null },
    }),
  );
}

interface Change {
  action: "signature-removed" | "signature-reinstated";
  /** The refusal where the signature does not have the status that the change requires. */
  otherwise: ModerationRefusal;
  detail: { reason?: string };
}

async function change(
  organizer: Organizer,
  id: bigint,
  { action, otherwise, detail }: Change,
  write: (tx: Transaction) => Promise<{ count: number }>,
): Promise<Result<undefined, ModerationRefusal>> {
  return db.$transaction(async (tx) => {
    // The row stays locked, so that its state cannot change between the check and the write.
    const [signature] = await tx.$queryRaw<{ state: string }[]>`
      SELECT state FROM signature WHERE id = ${id} FOR UPDATE`;
    if (!signature) return refuse("no-such-signature");
    if (!mayRemove(organizer, signature.state)) return refuse("not-allowed");
    const { count } = await write(tx);
    if (count === 0) return refuse(otherwise);
    await recordAudit(
      {
        actor: actorOf(organizer),
        action,
        subject: `signature:${id}`,
        detail: { state: signature.state, ...detail },
      },
      tx,
    );
    return accept(undefined);
  });
}
