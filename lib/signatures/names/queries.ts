import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db } from "../../db/client";
import { empty, sql } from "../../db/sql";
import { mayReadSigners } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { openOrNull } from "../../readable";
import { openName } from "../sealing";
import { QUEUE_COUNTED_MAX } from "../schema";
import { mayList } from "../search/queries";
import { withinStates } from "../sql";
import { NAMES_READ_AT_ONCE, type NameReview, type NameToReview } from "./schema";
import { isToShow, nameVersion } from "./sql";

/** How many names wait to be looked at, within the states of an organizer: at most 10,000. */
export async function countWaitingNames(organizer: Organizer, petitionId: number): Promise<number> {
  if (!mayReadSigners(organizer)) return 0;
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM signature s WHERE s.petition_id = ${petitionId} AND ${isToShow} AND s.name_review = 'waiting'
        ${withinStates(organizer)} LIMIT ${QUEUE_COUNTED_MAX}) queue`;
  return row?.count ?? 0;
}

export interface NameFilter {
  petition: { id: number; slug: string };
  state: string | null;
  review: NameReview;
  /** The last signature of the page before: only those after it are listed. */
  after: bigint | null;
}

type SealedRow = Omit<NameToReview, "name"> & { emailHash: Uint8Array; nameSealed: Uint8Array };

/**
 * Opens one page of the names that their signers let be shown: oldest first those that wait, and newest first those that
 * somebody has looked at. Null for an organizer who may not read them. The reading is logged before anything is opened.
 */
export async function readNames(
  organizer: Organizer,
  { petition, state, review, after }: NameFilter,
): Promise<NameToReview[] | null> {
  if (!mayList(organizer, { state })) return null;
  const [isAfter, order] =
    review === "waiting" ? [sql`s.id > ${after}`, sql`s.id`] : [sql`s.id < ${after}`, sql`s.id DESC`];
  const rows = await db.$queryRaw<SealedRow[]>`
    SELECT s.id, ${nameVersion} AS version, s.display, s.state, s.flags, s.confirmed_at AS "confirmedAt",
      s.name_left_out_reason AS "leftOutReason", s.email_hash AS "emailHash", s.name_sealed AS "nameSealed"
    FROM signature s
    WHERE s.petition_id = ${petition.id} AND ${isToShow} AND s.name_review = ${review}::name_review
      ${withinStates(organizer)} ${state === null ? empty : sql`AND s.state = ${state}`}
      ${after === null ? empty : sql`AND ${isAfter}`}
    ORDER BY ${order} LIMIT ${NAMES_READ_AT_ONCE}`;
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  await recordAudit({
    actor: actorOf(organizer),
    action: "names-read",
    subject: `petition:${petition.slug}`,
    detail: { state, review, rows: rows.length, first: String(first.id), last: String(last.id) },
  });
  return rows.map(({ emailHash, nameSealed, ...row }) => ({
    ...row,
    name: openOrNull(() => openName(nameSealed, petition.id, emailHash)),
  }));
}
