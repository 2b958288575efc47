import type { Transaction } from "../db/client";
import { type Sql, sql } from "../db/sql";

// One of our advisory locks; lib/signatures/export has another space. The changes of packets take the next by number
// (hold_packet_changes).
const LOCK_SPACE = 0x5afee5;
const BUILDER_LOCK = 0;

/**
 * Takes the lock of the builder until the transaction ends. False where another worker has it, so that one step of building
 * is decided at a time.
 */
export async function takeBuilderLock(tx: Transaction): Promise<boolean> {
  const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${LOCK_SPACE}::int, ${BUILDER_LOCK}::int) AS taken`;
  return lock?.taken ?? false;
}

/** Packets of earlier deliveries, as a condition on the packet `earlier`. Null where a delivery follows none. */
export type Earlier = Sql | null;

/** Those of the same office as the packet whose recipient (jsonb) is given, in the deliveries of a chain. No office has a cancelled one. */
export const ofSameOffice = (recipient: Sql, chain: number[]): Earlier =>
  chain.length === 0
    ? null
    : sql`earlier.delivery_id = ANY (${chain}::int[]) AND earlier.status <> 'cancelled' AND office_of(earlier.recipient) = office_of(${recipient})`;

/** The packets with these ids. */
export const ofPackets = (ids: number[]): Earlier => (ids.length === 0 ? null : sql`earlier.id = ANY (${ids}::int[])`);

/**
 * The condition that a signature was not delivered with an earlier packet: that the office has no generation with it, or, where it
 * has none of that packet yet, that it is not in it.
 */
export const notDelivered = (id: Sql, earlier: Earlier): Sql =>
  notAmong(
    earlier,
    sql`SELECT 1 FROM packet_signature m JOIN packet earlier ON earlier.id = m.packet_id
    WHERE m.signature_id = ${id} AND is_delivered(earlier.id, m.absent, m.moved_at)`,
  );

/** The same for a line on paper. */
export const paperNotDelivered = (id: Sql, earlier: Earlier): Sql =>
  notAmong(
    earlier,
    sql`SELECT 1 FROM packet_paper m JOIN packet earlier ON earlier.id = m.packet_id
    WHERE m.paper_id = ${id} AND is_delivered(earlier.id, m.absent, NULL)`,
  );

const notAmong = (earlier: Earlier, members: Sql): Sql =>
  earlier === null ? sql`true` : sql`NOT EXISTS (${members} AND earlier.generation > 0 AND ${earlier})`;

/** Whether nobody has marked a reply (an alias of packet_reply) as read. What an organizer recorded was read before. */
export const isUnread = (reply: Sql): Sql => sql`${reply}.link_id IS NOT NULL AND ${reply}.read_at IS NULL`;
