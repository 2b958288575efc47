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

interface Delivered {
  /** The row's id, and the district whose packet it is for; null where that has the whole state. */
  id: Sql;
  layer: Sql;
  geoid: Sql;
  /** The deliveries of the chain. */
  chain: number[];
}

/** The condition that a signature was in no packet of the same district that was built in an earlier delivery of the chain. */
export const notDelivered = ({ id, ...of }: Delivered): Sql =>
  notAmong(
    of,
    sql`SELECT 1 FROM packet_signature m JOIN packet earlier ON earlier.id = m.packet_id
    WHERE m.signature_id = ${id} AND m.moved_at IS NULL`,
  );

/** The same for a line on paper. */
export const paperNotDelivered = ({ id, ...of }: Delivered): Sql =>
  notAmong(
    of,
    sql`SELECT 1 FROM packet_paper m JOIN packet earlier ON earlier.id = m.packet_id WHERE m.paper_id = ${id}`,
  );

const notAmong = ({ layer, geoid, chain }: Omit<Delivered, "id">, members: Sql): Sql =>
  chain.length === 0
    ? sql`true`
    : sql`NOT EXISTS (
        ${members} AND earlier.delivery_id = ANY (${chain}::int[]) AND earlier.generation > 0
          AND earlier.layer IS NOT DISTINCT FROM ${layer} AND earlier.geoid IS NOT DISTINCT FROM ${geoid})`;
