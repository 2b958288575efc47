import "server-only";

import { db } from "../../db/client";

// A packet whose signers change something all the time has thousands.
const NEWEST_LISTED = 200;

/**
 * The generations of a packet that its public page lists, the newest first: the newest ones, and each that may be in an office,
 * however old, because somebody downloaded it or a receipt names it.
 */
export async function listShownGenerations(packetId: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ generation: number }[]>`
    SELECT generation FROM packet_manifest WHERE packet_id = ${packetId} AND (
      generation IN (SELECT generation FROM packet_manifest WHERE packet_id = ${packetId} ORDER BY generation DESC LIMIT ${NEWEST_LISTED})
      OR generation IN (SELECT generation FROM packet_access WHERE packet_id = ${packetId})
      OR generation IN (SELECT generation FROM packet_receipt WHERE packet_id = ${packetId}))
    ORDER BY generation DESC`;
  return rows.map(({ generation }) => generation);
}

export interface ChangedSince {
  left: number;
  returned: number;
}

/**
 * How many signatures left a packet after it was first built (withdrawn, removed, erased, moved to another district, or found to be
 * doubles), and how many came back, over all its generations: each time counts. Old manifests say only how many they had.
 */
export async function countChanged(packetId: number): Promise<ChangedSince> {
  const [changed] = await db.$queryRaw<ChangedSince[]>`
    SELECT coalesce(sum(coalesce((since #>> '{left,online}')::int + (since #>> '{left,paper}')::int,
        greatest(0, rows_before - rows) + greatest(0, paper_before - paper))), 0)::int AS left,
      coalesce(sum(coalesce((since #>> '{returned,online}')::int + (since #>> '{returned,paper}')::int,
        greatest(0, rows - rows_before) + greatest(0, paper - paper_before))), 0)::int AS returned
    FROM (
      SELECT rows, paper, since, lag(rows) OVER by_age AS rows_before, lag(paper) OVER by_age AS paper_before
      FROM (
        SELECT generation, (manifest ->> 'rows')::int AS rows, (manifest ->> 'paper')::int AS paper, manifest -> 'successorOf' AS since
        FROM packet_manifest WHERE packet_id = ${packetId}) g
      WINDOW by_age AS (ORDER BY generation)) changes
    WHERE rows_before IS NOT NULL`;
  return changed!;
}
