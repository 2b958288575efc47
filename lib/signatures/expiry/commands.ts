import "server-only";

import { db, type Transaction } from "../../db/client";
import { sql } from "../../db/sql";
import { findOldBefore } from "../../limits/settings/queries";
import { unconfirmedDrafts } from "./sql";

const PURGED_AT_ONCE_MAX = 10_000;

/**
 * Purges drafts that were not confirmed in the time that they are kept, counted from their last post, in bounded steps: first
 * pending signatures with all their drafts, then drafts of other signatures. Returns how many were deleted.
 */
export async function purgePending(now: Date): Promise<number> {
  const before = await findOldBefore("kept-unconfirmed-days", now);
  const old = sql`${unconfirmedDrafts(before)} LIMIT ${PURGED_AT_ONCE_MAX}`;
  const signatures = await db.$executeRaw`
    DELETE FROM signature s USING (${old}) d
    WHERE s.id = d.signature_id AND s.status = 'pending' AND s.last_post_at < ${before}`;
  return signatures + (await db.$executeRaw`DELETE FROM signature_draft d USING (${old}) o WHERE d.id = o.id`);
}

/** Locks some signatures of a petition, of any status, and returns their ids in order. */
export async function lockExpiring(tx: Transaction, petitionId: number, atOnce: number): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM signature WHERE petition_id = ${petitionId} ORDER BY id LIMIT ${atOnce} FOR UPDATE`;
  return rows.map(({ id }) => id);
}

/**
 * Deletes signatures with all that hangs on them, and keeps of the confirmed ones how many there were, by text version, state and
 * hour. Both in one statement, so that the number stays exact. The caller has locked them, and deleted their places in packets.
 */
export async function expireSignatures(tx: Transaction, ids: bigint[]): Promise<void> {
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM signature WHERE id = ANY (${ids}::bigint[]) RETURNING petition_id, version, state, status, confirmed_at
    )
    INSERT INTO expired_signature AS e (petition_id, version, state, hour, count)
    SELECT petition_id, version, state, date_trunc('hour', confirmed_at, 'UTC'), count(*)
    FROM gone WHERE status = 'confirmed' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (petition_id, state, hour, version) DO UPDATE SET count = e.count + excluded.count`;
}

/** Locks some lines on paper of a petition, and returns their ids in order. */
export async function lockExpiringPaper(tx: Transaction, petitionId: number, atOnce: number): Promise<bigint[]> {
  const rows = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM paper_signature WHERE petition_id = ${petitionId} ORDER BY id LIMIT ${atOnce} FOR UPDATE`;
  return rows.map(({ id }) => id);
}

/** Does with lines on paper what `expireSignatures` does with signatures. */
export async function expirePaper(tx: Transaction, ids: bigint[]): Promise<void> {
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM paper_signature WHERE id = ANY (${ids}::bigint[]) RETURNING petition_id, state, status
    )
    INSERT INTO paper_expired AS e (petition_id, state, count)
    SELECT petition_id, state, count(*) FROM gone WHERE status = 'counted' GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (petition_id, state) DO UPDATE SET count = e.count + excluded.count`;
}
