import "server-only";

import { db, type Transaction } from "../../db/client";
import { retryConflicts } from "../../db/conflicts";
import { type Sql, sql } from "../../db/sql";
import { countedPaper } from "../../signatures/paper/sql";
import { MINUTE } from "../../time";
import { earlierDeliveries } from "../delivered/queries";
import { notDelivered, ofSameOffice, paperNotDelivered, takeBuilderLock } from "../sql";

// A step of some 100 ms, far below the timeout of a statement.
const FROZEN_AT_ONCE_MAX = 20_000;
const SETTLED_AT_ONCE_MAX = 100;
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
 * cut-off and are confirmed now, by the district that each has now, and the lines on paper that were entered by then. All
 * packets see the same moment, so nobody is in two districts of a chamber, or in none because of a move. What changes meanwhile
 * is made good by `catchUp`. Returns how many deliveries were frozen, 0 or 1.
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
    await tx.$executeRaw`
      INSERT INTO packet_signature (packet_id, signature_id)
      ${intoPackets(id, signatures, notDelivered(sql`s.id`, earlierOf(chain)))}`;
    after = last;
  }
}

// A state has some thousand lines, so they are one step.
async function freezePaper(tx: Transaction, delivery: UnfrozenDelivery, chain: number[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO packet_paper (packet_id, paper_id)
    ${intoPackets(delivery.id, countedPaper(delivery), paperNotDelivered(sql`s.id`, earlierOf(chain)))}`;
}

// `p` and `s` are those of `intoPackets`.
const earlierOf = (chain: number[]) => ofSameOffice(sql`p.recipient`, chain);

/** Which of `rows` go into which packet of a delivery: id of the packet, id of the row. */
const intoPackets = (deliveryId: number, rows: Sql, condition: Sql): Sql => sql`
  WITH s AS (${rows}), p AS (SELECT * FROM packet WHERE delivery_id = ${deliveryId})
  SELECT p.id, s.id FROM p JOIN s ON p.layer = 'sldu' AND p.geoid = s.upper_district WHERE ${condition}
  UNION ALL
  SELECT p.id, s.id FROM p JOIN s ON p.layer = 'sldl' AND p.geoid = s.lower_district WHERE ${condition}
  UNION ALL
  SELECT p.id, s.id FROM p CROSS JOIN s WHERE p.layer IS NULL AND ${condition}`;

/**
 * Lets the packets of frozen deliveries be built once every change has ended that began before, and may not have seen them.
 * Signers who change something wait meanwhile, so it waits a second at most; the next step tries again.
 */
export async function settleFrozen(now: Date): Promise<void> {
  const frozen = { status: "building", frozenAt: { not: null }, settledAt: null } as const;
  const deliveries = await db.delivery.findMany({ where: frozen, select: { id: true }, take: SETTLED_AT_ONCE_MAX });
  if (deliveries.length === 0) return;
  // Not in one transaction with more: it would hold the lock, and with it everybody, until its end.
  const [changes] = await db.$queryRaw<{ ended: boolean }[]>`SELECT await_packet_changes() AS ended`;
  if (!changes?.ended) return;
  await db.delivery.updateMany({ where: { id: { in: deliveries.map(({ id }) => id) } }, data: { settledAt: now } });
}

// The clocks of the machines that correct and build may differ by this.
const CLOCKS_APART_SECONDS = 300;

/**
 * Makes good for a packet what its freezing missed, before its first build: whoever was erased meanwhile is in it no longer, and
 * whoever corrected the district meanwhile has moved. Their changes did not see the rows that were being frozen. Each step is
 * bounded, and tells `renew` that it goes on. Later changes see the packet, and count for it by their triggers.
 */
export async function catchUp(packetId: number, renew: () => Promise<void>): Promise<void> {
  await db.$executeRaw`
    DELETE FROM packet_paper m WHERE packet_id = ${packetId}
      AND NOT EXISTS (SELECT 1 FROM paper_signature p WHERE p.id = m.paper_id AND p.status <> 'removed')`;
  for (let after = 0n; ;) {
    const range = sql`m.packet_id = ${packetId} AND m.signature_id > ${after}`;
    const [{ last } = { last: null }] = await db.$queryRaw<{ last: bigint | null }[]>`
      SELECT max(signature_id) AS last FROM (
        SELECT signature_id FROM packet_signature m WHERE ${range} ORDER BY signature_id LIMIT ${FROZEN_AT_ONCE_MAX}) s`;
    if (last === null) return;
    await renew();
    const members = sql`${range} AND m.signature_id <= ${last}`;
    await retryConflicts(
      () => db.$executeRaw`
        DELETE FROM packet_signature m
        WHERE ${members} AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.id = m.signature_id)`,
    );
    await retryConflicts(() =>
      db.$transaction(async (tx) => {
        // Whoever comes back at this moment is waited for, or sees that this has moved them. A statement that waits for a lock
        // still sees other rows as they were before, so the lock has one of its own.
        await tx.$queryRaw`SELECT id FROM packet WHERE id = ${packetId} FOR NO KEY UPDATE`;
        await tx.$executeRaw`
          UPDATE packet_signature m SET moved_at = clock_timestamp()
          FROM signature s, packet p JOIN delivery d ON d.id = p.delivery_id
          WHERE ${members} AND m.moved_at IS NULL AND s.id = m.signature_id AND p.id = m.packet_id
            AND s.corrected_at > d.frozen_at - make_interval(secs => ${CLOCKS_APART_SECONDS})
            AND NOT (s.state = d.state AND is_of_packet(p.layer, p.geoid, s.upper_district, s.lower_district))`;
      }),
    );
    after = last;
  }
}
