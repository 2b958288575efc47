import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db, type Transaction } from "../../db/client";
import { retryConflicts } from "../../db/conflicts";
import { mayReadSigners, mayReviewComments } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { accept, refuse, type Result } from "../../result";
import type { Decided, DecisionRefusal } from "../flags/queue/commands";
import { openOrNull } from "../../readable";
import { openName } from "../sealing";
import type { NamesInput } from "./schema";
import { isToShow, nameVersion } from "./sql";

export type NameRefusal = DecisionRefusal | "unreadable";

/**
 * Lets names be shown publicly, or not. All or nothing: one of a state that the organizer may not see refuses the whole form. A
 * name that its signer changed, hid or withdrew since it was read is skipped. No number depends on it.
 * Nobody has read a name that cannot be opened, so with one of these none is shown.
 */
export async function reviewNames(
  organizer: Organizer,
  { names, decision, reason }: NamesInput,
  now: Date,
): Promise<Result<Decided, NameRefusal>> {
  const rows = JSON.stringify(names.map(({ id, version }) => ({ id: String(id), version })));
  return change(
    organizer,
    names.map(({ id }) => id),
    {
      action: "names-reviewed",
      isOpened: decision === "show",
      detail: { decision, ...(reason !== null && { reason }) },
    },
    (tx) => tx.$queryRaw`
      UPDATE signature s SET name_review = ${decision === "show" ? "shown" : "left_out"}::name_review,
        name_left_out_reason = ${reason}, name_reviewed_by = ${organizer.id}, name_reviewed_at = ${now}
      FROM jsonb_to_recordset(${rows}::jsonb) AS d (id bigint, version text)
      WHERE s.id = d.id AND ${isToShow} AND ${nameVersion} = d.version
      RETURNING s.id, s.state`,
  );
}

/** Undoes what this organizer decided: the names wait again, and are not shown. */
export async function undoNameReview(organizer: Organizer, ids: bigint[]): Promise<Result<Decided, NameRefusal>> {
  return change(
    organizer,
    ids,
    { action: "names-review-undone", isOpened: false, detail: {} },
    (tx) => tx.$queryRaw`
      UPDATE signature s SET name_review = 'waiting', name_left_out_reason = NULL, name_reviewed_by = NULL,
        name_reviewed_at = NULL
      WHERE s.id = ANY (${ids}::bigint[]) AND s.name_reviewed_by = ${organizer.id} RETURNING s.id, s.state`,
  );
}

interface Change {
  action: "names-reviewed" | "names-review-undone";
  /** Whether each name has to be one that can be opened. */
  isOpened: boolean;
  detail: { decision?: string; reason?: string };
}

interface LockedRow {
  state: string | null;
  petitionId: number;
  emailHash: Uint8Array;
  nameSealed: Uint8Array | null;
}

async function change(
  organizer: Organizer,
  ids: bigint[],
  { action, isOpened, detail }: Change,
  write: (tx: Transaction) => Promise<{ id: bigint; state: string }[]>,
): Promise<Result<Decided, NameRefusal>> {
  if (!mayReadSigners(organizer)) return refuse("not-allowed");
  if (ids.length === 0) return refuse("nothing-chosen");
  return retryConflicts(() =>
    db.$transaction(async (tx) => {
      // In the order of their numbers, as everybody locks who changes several.
      const found = await tx.$queryRaw<LockedRow[]>`
        SELECT state, petition_id AS "petitionId", email_hash AS "emailHash", name_sealed AS "nameSealed"
        FROM signature WHERE id = ANY (${ids}::bigint[]) ORDER BY id FOR NO KEY UPDATE`;
      if (!found.every(({ state }) => state !== null && mayReviewComments(organizer, state)))
        return refuse("not-allowed");
      if (isOpened && !found.every(isReadable)) return refuse("unreadable");
      const changed = await write(tx);
      const changedIds = changed.map(({ id }) => id);
      const states = [...new Set(changed.map(({ state }) => state))].sort();
      if (changed.length > 0)
        await recordAudit(
          {
            actor: actorOf(organizer),
            action,
            subject: "names",
            detail: { ...detail, states, ids: changedIds.map(String) },
          },
          tx,
        );
      return accept({ ids: changedIds, skipped: ids.length - changed.length });
    }),
  );
}

const isReadable = ({ nameSealed, petitionId, emailHash }: LockedRow) =>
  nameSealed === null || openOrNull(() => openName(nameSealed, petitionId, emailHash)) !== null;
