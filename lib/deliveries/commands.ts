import "server-only";

import { recordAudit } from "../audit/commands";
import { type AuditDetail, actorOf } from "../audit/schema";
import { db, type Transaction } from "../db/client";
import { retryConflicts } from "../db/conflicts";
import { chambersOf } from "../lawmakers/finder/queries";
import type { Chamber } from "../lawmakers/schema";
import type { Organizer } from "../organizers/schema";
import { findPetition, findStateEdition, listPetitions } from "../petitions/queries";
import { invariant } from "../invariant";
import { accept, refuse, type Result } from "../result";
import { type PacketTexts, textsOf } from "./building/describing";
import { findRecipients, type PlannedPacket, type RecipientRefusal } from "./recipients";
import { filesUntil, isCancellable, isRebuildable, mayDeliver, newVerificationCode } from "./rules";
import { committee, type DeliveryInput, type DeliveryScope, type DeliveryStatus, type PacketStatus } from "./schema";

export type CreateRefusal =
  "not-allowed" | "no-such-petition" | "no-such-chamber" | "no-such-delivery" | "cut-off-in-future";
export type StartRefusal = "not-allowed" | "no-such-delivery" | "not-a-draft" | "expired" | RecipientRefusal;
export type CancelRefusal = "not-allowed" | "no-such-delivery" | "not-cancellable";

/** Makes a delivery as a draft. It holds nothing of any signer until it is built. */
export async function createDelivery(
  by: Organizer,
  input: DeliveryInput,
  now: Date,
): Promise<Result<{ id: number }, CreateRefusal>> {
  const { state, scope, title, text, since } = input;
  if (!mayDeliver(by, state)) return refuse("not-allowed");
  const petition = await findPetition(input.petition);
  if (!petition) return refuse("no-such-petition");
  const chamber = scope === "chamber" || scope === "each_lawmaker" ? input.chamber : null;
  if (chamber !== null && !chambersOf(state).includes(chamber)) return refuse("no-such-chamber");
  const cutOff = input.cutOff ?? now;
  if (cutOff > now) return refuse("cut-off-in-future");
  if (since !== null && !(await isFinishedDelivery(since, petition.id, state))) return refuse("no-such-delivery");
  return db.$transaction(async (tx) => {
    const { id } = await tx.delivery.create({
      data: {
        petitionId: petition.id,
        state,
        scope,
        chamber,
        recipients: scope === "committee" ? { name: input.committee, lawmakerIds: input.lawmakers } : {},
        cutOff,
        sinceDeliveryId: since,
        cover: { title, text },
        createdBy: by.id,
        createdAt: now,
      },
      select: { id: true },
    });
    const detail = { state, scope, chamber, cutOff: cutOff.toISOString(), since };
    await logDelivery(tx, { by, id, action: "delivery-created", detail });
    return accept({ id });
  });
}

async function isFinishedDelivery(id: number, petitionId: number, state: string): Promise<boolean> {
  return (await db.delivery.count({ where: { id, petitionId, state, status: "ready" } })) > 0;
}

interface LoggedStep {
  by: Organizer;
  id: number;
  action: "delivery-created" | "delivery-started" | "delivery-cancelled";
  detail: AuditDetail;
}

const logDelivery = (tx: Transaction, { by, id, action, detail }: LoggedStep) =>
  recordAudit({ actor: actorOf(by), action, subject: `delivery:${id}`, detail }, tx);

interface LockedDelivery {
  petitionId: number;
  state: string;
  scope: DeliveryScope;
  chamber: Chamber | null;
  recipients: unknown;
  status: DeliveryStatus;
}

// The row stays locked, so that its status cannot change between the check and the write.
async function lockDelivery(tx: Transaction, id: number): Promise<LockedDelivery | undefined> {
  const [delivery] = await tx.$queryRaw<LockedDelivery[]>`
    SELECT petition_id AS "petitionId", state, scope, chamber, recipients, status FROM delivery WHERE id = ${id} FOR UPDATE`;
  return delivery;
}

/** Whether signatures of the petition have begun to expire. Until the transaction ends, they do not begin. */
async function hasExpired(tx: Transaction, petitionId: number): Promise<boolean> {
  const [petition] = await tx.$queryRaw<{ expired: boolean }[]>`
    SELECT expiry_began_at IS NOT NULL AS expired FROM petition WHERE id = ${petitionId} FOR SHARE`;
  return petition?.expired ?? false;
}

/**
 * Decides who gets a packet, from the roster of today, and lets the worker build them. Which signatures go into each is frozen
 * by the worker's first step. `unmapped` lawmakers get none, because the Census does not map their district.
 */
export async function startBuilding(
  by: Organizer,
  id: number,
  now: Date,
): Promise<Result<{ packets: number; unmapped: number }, StartRefusal>> {
  return db.$transaction(async (tx) => {
    const delivery = await lockDelivery(tx, id);
    if (!delivery) return refuse("no-such-delivery");
    if (!mayDeliver(by, delivery.state)) return refuse("not-allowed");
    if (delivery.status !== "draft") return refuse("not-a-draft");
    if (await hasExpired(tx, delivery.petitionId)) return refuse("expired");
    const { state, scope, chamber, recipients } = delivery;
    const chosen = scope === "committee" ? committee.parse(recipients) : null;
    const planned = await findRecipients({ state, scope, chamber, committee: chosen }, now);
    if (!planned.ok) return planned;
    const { packets, unmapped } = planned.value;
    await insertPackets(tx, id, packets);
    await tx.delivery.updateMany({ where: { id }, data: { status: "building", texts: await textsNow(delivery) } });
    await logDelivery(tx, { by, id, action: "delivery-started", detail: { state, packets: packets.length, unmapped } });
    return accept({ packets: packets.length, unmapped });
  });
}

/** What the petition and the law say at this moment, for all packets of a delivery and their renewals. */
async function textsNow({ petitionId, state }: LockedDelivery): Promise<PacketTexts> {
  const petition = (await listPetitions()).find(({ id }) => id === petitionId);
  invariant(petition, "a delivery is of a petition");
  return textsOf(petition, (await findStateEdition(petition.slug, state))?.content ?? null);
}

async function insertPackets(tx: Transaction, deliveryId: number, planned: PlannedPacket[]): Promise<void> {
  const rows = planned.map((each, index) => ({ ...each, ordinal: index + 1, code: newVerificationCode() }));
  await tx.$executeRaw`
    INSERT INTO packet (delivery_id, ordinal, recipient, layer, geoid, verification_code)
    SELECT ${deliveryId}::int, r.ordinal, r.recipient, r.layer, r.geoid, r.code
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (ordinal int, recipient jsonb, layer text, geoid text, code text)`;
}

// As wasGiven in rules.ts.
const given = {
  OR: [{ links: { some: {} } }, { accesses: { some: {} } }, { receipt: { isNot: null } }],
};

/**
 * Ends a delivery that is not ready: a running build stops at its next step. What somebody was given or has downloaded may be in an
 * office, so these packets stay as they are, and the delivery is ready with them. Of the others nothing can be handed over any more; the
 * worker deletes their files and who was in them, which may be millions of rows, in steps (emptyCancelled).
 */
export async function cancelDelivery(
  by: Organizer,
  id: number,
  now: Date,
): Promise<Result<{ kept: number }, CancelRefusal>> {
  return retryConflicts(() =>
    db.$transaction(async (tx) => {
      const delivery = await lockDelivery(tx, id);
      if (!delivery) return refuse("no-such-delivery");
      if (!mayDeliver(by, delivery.state)) return refuse("not-allowed");
      if (!isCancellable(delivery.status)) return refuse("not-cancellable");
      // In the order in which signers who leave lock them. Whoever hands one over meanwhile has its lock, and is seen after it.
      await tx.$queryRaw`SELECT id FROM packet WHERE delivery_id = ${id} ORDER BY id FOR NO KEY UPDATE`;
      const kept = await tx.packet.count({ where: { deliveryId: id, ...given } });
      await tx.delivery.updateMany({
        where: { id },
        data: kept > 0 ? { status: "ready", builtAt: now } : { status: "cancelled", cancelledAt: now },
      });
      await tx.packet.updateMany({
        where: { deliveryId: id, NOT: given },
        data: { status: "cancelled", claimedUntil: null },
      });
      await logDelivery(tx, { by, id, action: "delivery-cancelled", detail: { state: delivery.state, kept } });
      return accept({ kept });
    }),
  );
}

export type RebuildRefusal = "not-allowed" | "no-such-packet" | "not-rebuildable" | "expired";

/**
 * Lets the worker build a packet again that failed, or whose files were deleted, and renew at once one that waits for that. It
 * has the same signatures as before, without those that have left since, and keeps its code.
 */
export async function rebuildPacket(by: Organizer, id: number, now: Date): Promise<Result<undefined, RebuildRefusal>> {
  return db.$transaction(async (tx) => {
    const [packet] = await tx.$queryRaw<
      { state: string; status: PacketStatus; deliveryId: number; petitionId: number }[]
    >`
      SELECT d.state, p.status, d.id AS "deliveryId", d.petition_id AS "petitionId"
      FROM packet p JOIN delivery d ON d.id = p.delivery_id WHERE p.id = ${id} FOR UPDATE OF p`;
    if (!packet) return refuse("no-such-packet");
    const { state, status, deliveryId } = packet;
    if (!mayDeliver(by, state)) return refuse("not-allowed");
    if (!isRebuildable(status)) return refuse("not-rebuildable");
    if (await hasExpired(tx, packet.petitionId)) return refuse("expired");
    await tx.$executeRaw`
      UPDATE packet SET tries = 0, retry_at = NULL, status = CASE WHEN generation > 0 THEN 'stale'::packet_status ELSE 'waiting' END,
        files_until = CASE WHEN status = 'stale' THEN files_until ELSE ${filesUntil(now)}::timestamptz END,
        files_deleted_at = NULL, wanted_at = ${now}
      WHERE id = ${id}`;
    const detail = { state, delivery: deliveryId, after: status };
    await recordAudit({ actor: actorOf(by), action: "packet-rebuilding", subject: `packet:${id}`, detail }, tx);
    return accept(undefined);
  });
}
