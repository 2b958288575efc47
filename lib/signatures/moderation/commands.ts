import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { transaction } from "../../db/client";
import { mayRemove } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { accept, refuse, type Result } from "../../result";

export type ModerationRefusal = "not-allowed" | "no-such-signature" | "not-confirmed" | "not-removed";

/**
 * Takes a signature out of the count because it is not honest. It is kept, not deleted, so that the reason can be
 * checked and the step undone; the log says who did it and why.
 */
export async function remove(
  organizer: Organizer,
  id: bigint,
  reason: string,
  now: Date,
): Promise<Result<undefined, ModerationRefusal>> {
  return change(organizer, id, "signature-removed", "not-confirmed", { reason }, [
    `
    UPDATE signature SET status = 'removed', removed_at = $2, removed_by = $3, removed_reason = $4
    WHERE id = $1 AND status = 'confirmed'`,
    [id, now, organizer.id, reason],
  ]);
}

/** Counts a removed signature again. */
export async function reinstate(organizer: Organizer, id: bigint): Promise<Result<undefined, ModerationRefusal>> {
  return change(organizer, id, "signature-reinstated", "not-removed", {}, [
    `
    UPDATE signature SET status = 'confirmed', removed_at = NULL, removed_by = NULL, removed_reason = NULL
    WHERE id = $1 AND status = 'removed'`,
    [id],
  ]);
}

async function change(
  organizer: Organizer,
  id: bigint,
  action: "signature-removed" | "signature-reinstated",
  otherwise: ModerationRefusal,
  detail: { reason?: string },
  [statement, values]: [string, unknown[]],
): Promise<Result<undefined, ModerationRefusal>> {
  return transaction(async (run) => {
    // The row is held until the end, so that its state cannot be corrected away between the question and the change.
    const {
      rows: [signature],
    } = await run<{ state: string }>("SELECT state FROM signature WHERE id = $1 FOR UPDATE", [id]);
    if (!signature) return refuse("no-such-signature");
    if (!mayRemove(organizer, signature.state)) return refuse("not-allowed");
    const { rowCount } = await run(statement, values);
    if (!rowCount) return refuse(otherwise);
    await recordAudit(
      {
        actor: actorOf(organizer.id),
        action,
        subject: `signature:${id}`,
        detail: { state: signature.state, ...detail },
      },
      run,
    );
    return accept(undefined);
  });
}
