import "server-only";

import { db, type Transaction } from "../../db/client";
import { empty, type Sql, sql } from "../../db/sql";
import { countedPaper } from "../../signatures/paper/sql";
import { MINUTE } from "../../time";
import { earlierDeliveries } from "../queries";
import { takeBuilderLock } from "../sql";

// A step of some 100 ms, far below the timeout of a statement.
const FROZEN_AT_ONCE_MAX = 20_000;
// A state of two million signatures in two chambers takes about a minute.
const FREEZING_MILLISECONDS_MAX = 20 * MINUTE;

interface UnfrozenDelivery {
  id: number;
  petitionId: number;
  state: string;
  cutOff: Date;
  sinceDeliveryId: number | null;
}

/**
 * Decides for the oldest delivery that waits for it which signatures go into which packet: those that were confirmed by the
 * cut-off and are confirmed now, by the district that each has now, and the lines on paper that were entered by then. All packets see the same moment, so nobody is in two
 * districts of a chamber, or in none because of a move. Returns how many deliveries were frozen, 0 or 1.
 */
export async function freezeNextDelivery(now: Date): Promise<number> {
  return db.$transaction(
    async (tx) => {
      if (!(await takeBuilderLock(tx))) return 0;
      const [delivery] = await tx.$queryRaw<UnfrozenDelivery[]>`
        SELECT id, petition_id AS "petitionId", state, cut_off AS "cutOff", since_delivery_id AS "sinceDeliveryId"
        FROM delivery WHERE status = 'building' AND frozen_at IS NULL ORDER BY id LIMIT 1`;
      if (!delivery) return 0;
      const chain = await earlierDeliveries(tx, delivery.sinceDeliveryId);
      await freezeSignatures(tx, delivery, chain);
      await freezePaper(tx, delivery, chain);
      // Fails where the delivery was cancelled meanwhile, and takes back what was frozen.
      await tx.delivery.updateMany({ where: { id: delivery.id, status: "building" }, data: { frozenAt: now } });
      return 1;
    },
    { isolationLevel: "RepeatableRead", timeout: FREEZING_MILLISECONDS_MAX },
  );
}

async function freezeSignatures(tx: Transaction, delivery: UnfrozenDelivery, chain: number[]): Promise<void> {
  const { id, petitionId, state, cutOff } = delivery;
  for (let after = 0n; ;) {
    const range = sql`petition_id = ${petitionId} AND state = ${state} AND status = 'confirmed' AND id > ${after}`;
    const [{ last } = { last: null }] = await tx.$queryRaw<{ last: bigint | null }[]>`
      SELECT max(id) AS last FROM (SELECT id FROM signature WHERE ${range} ORDER BY id LIMIT ${FROZEN_AT_ONCE_MAX}) s`;
    if (last === null) return;
    const signatures = sql`SELECT * FROM signature WHERE ${range} AND id <= ${last} AND confirmed_at <= ${cutOff}`;
    const delivered = sql`
      SELECT 1 FROM packet_signature ps JOIN packet earlier ON earlier.id = ps.packet_id
      WHERE ps.signature_id = s.id AND ps.moved_at IS NULL`;
    await tx.$executeRaw`
      INSERT INTO packet_signature (packet_id, signature_id) ${ofPackets(id, signatures, notAmong(delivered, chain))}`;
    after = last;
  }
}

// A state has some thousand lines, so they are one step.
async function freezePaper(tx: Transaction, delivery: UnfrozenDelivery, chain: number[]): Promise<void> {
  const delivered = sql`
    SELECT 1 FROM packet_paper pp JOIN packet earlier ON earlier.id = pp.packet_id WHERE pp.paper_id = s.id`;
  await tx.$executeRaw`
    INSERT INTO packet_paper (packet_id, paper_id)
    ${ofPackets(delivery.id, countedPaper(delivery), notAmong(delivered, chain))}`;
}

/** Which of `rows` go into which packet of a delivery: id of the packet, id of the row. */
const ofPackets = (deliveryId: number, rows: Sql, condition: Sql): Sql => sql`
  WITH s AS (${rows}), p AS (SELECT * FROM packet WHERE delivery_id = ${deliveryId})
  SELECT p.id, s.id FROM p JOIN s ON p.layer = 'sldu' AND p.geoid = s.upper_district WHERE true ${condition}
  UNION ALL
  SELECT p.id, s.id FROM p JOIN s ON p.layer = 'sldl' AND p.geoid = s.lower_district WHERE true ${condition}
  UNION ALL
  SELECT p.id, s.id FROM p CROSS JOIN s WHERE p.layer IS NULL ${condition}`;

/** Whether `s` was in no packet of the same district, or of the whole state, that was built in an earlier delivery of the chain. */
const notAmong = (delivered: Sql, chain: number[]): Sql =>
  chain.length === 0
    ? empty
    : sql`AND NOT EXISTS (
        ${delivered} AND earlier.delivery_id = ANY (${chain}::int[]) AND earlier.generation > 0
          AND earlier.layer IS NOT DISTINCT FROM p.layer AND earlier.geoid IS NOT DISTINCT FROM p.geoid)`;
