import "server-only";

import { recordAudit } from "../../audit/commands";
import { db, type Transaction } from "../../db/client";
import { logError } from "../../log";
import type { StartDrawing } from "../../signatures/export/schema";
import { countPaperLines } from "../../signatures/paper/queries";
import { MINUTE, SECOND } from "../../time";
import { freezeNextDelivery } from "../freezing/commands";
import { filesUntil } from "../rules";
import { type PacketManifest, recipient as recipientSchema } from "../schema";
import { takeBuilderLock } from "../sql";
import { countState, paperOf, readPacketSignatures, readPaperRows } from "./queries";
import type { ClaimedPacket } from "./schema";
import { writePacket } from "./writing";

// A builder says several times a second that it goes on. One that says nothing for this long is gone.
const LEASE_SECONDS = 60;
const TRIES_MAX = 5;
const PUBLISHING_MILLISECONDS_MAX = MINUTE;

/** Another builder has the packet, or the delivery was cancelled: this build ends and leaves nothing. */
export class ClaimLostError extends Error {}

/**
 * One step of building: freezes the oldest delivery that waits for it, or builds one packet: a new one, one that a builder
 * left in the middle, or one whose signatures have changed. One step runs at a time over all workers, so that signing always
 * has the other core. Returns how many deliveries or packets were done, 0 or 1.
 */
export async function buildPackets(now: Date, startDrawing: StartDrawing): Promise<number> {
  if ((await freezeNextDelivery(now)) > 0) return 1;
  for (const abandoned of await listAbandoned()) await release(abandoned, now);
  const packet = await claimNext();
  if (!packet) return 0;
  try {
    await build(packet, startDrawing, now);
  } catch (error) {
    if (error instanceof ClaimLostError) return 1;
    await release(packet, now).catch((failure: unknown) =>
      logError("packet-not-released", failure, { packet: packet.id }),
    );
    throw error;
  }
  return 1;
}

type Released = Pick<ClaimedPacket, "id" | "tries" | "deliveryId" | "generation">;
type ClaimedRow = Omit<ClaimedPacket, "recipient" | "district"> & {
  recipient: unknown;
  layer: "sldu" | "sldl" | null;
  geoid: string | null;
};

/** The packets whose builders were killed each time: one that ends its process is not tried for ever. */
async function listAbandoned(): Promise<Released[]> {
  return db.$queryRaw<Released[]>`
    SELECT id, tries::int AS tries, delivery_id AS "deliveryId", generation FROM packet
    WHERE status = 'building' AND claimed_until < clock_timestamp() AND tries >= ${TRIES_MAX} ORDER BY id LIMIT 10`;
}

// What waits longest comes first, so a packet whose signers change all the time does not keep the others waiting.
async function claimNext(): Promise<ClaimedPacket | null> {
  return db.$transaction(async (tx) => {
    if (!(await takeBuilderLock(tx))) return null;
    const [row] = await tx.$queryRaw<ClaimedRow[]>`
      UPDATE packet p SET status = 'building', tries = p.tries + 1, written = 0,
        claimed_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
      FROM delivery d
      WHERE d.id = p.delivery_id AND p.id = (
        SELECT due.id FROM packet due JOIN delivery o ON o.id = due.delivery_id
        WHERE o.frozen_at IS NOT NULL AND o.status IN ('building', 'ready')
          AND (due.status IN ('waiting', 'stale') OR (due.status = 'building' AND due.claimed_until < clock_timestamp()))
          AND NOT EXISTS (SELECT 1 FROM packet WHERE status = 'building' AND claimed_until >= clock_timestamp())
        ORDER BY coalesce(due.built_at, o.frozen_at), due.id LIMIT 1)
      RETURNING p.id, p.delivery_id AS "deliveryId", d.petition_id AS "petitionId", d.state, d.cut_off AS "cutOff",
        d.since_delivery_id AS "sinceDeliveryId", d.cover, p.recipient, p.layer, p.geoid,
        p.verification_code AS "verificationCode", p.generation, p.signatures, p.tries::int AS tries, p.changes`;
    if (!row) return null;
    // What a builder left that was killed in the middle. Its own writes fail from now on.
    await tx.packetFile.deleteMany({ where: { packetId: row.id, generation: { gt: row.generation } } });
    const { layer, geoid, recipient, ...packet } = row;
    return {
      ...packet,
      recipient: recipientSchema.parse(recipient),
      district: layer !== null && geoid !== null ? { layer, geoid } : null,
    };
  });
}

/** Says that the build goes on, and how far it is. */
async function renewClaim({ id, tries }: ClaimedPacket, written: number): Promise<void> {
  const renewed = await db.$executeRaw`
    UPDATE packet SET written = ${written}, claimed_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
    WHERE id = ${id} AND tries = ${tries} AND status = 'building'`;
  if (renewed === 0) throw new ClaimLostError(`packet ${id} is built by another worker or cancelled`);
}

// The claim is renewed while one step takes long, such as the end of a large PDF.
async function build(packet: ClaimedPacket, startDrawing: StartDrawing, now: Date): Promise<void> {
  const signatures = await readPacketSignatures(packet.id);
  try {
    const stateSignatures = await countState(packet.petitionId, packet.state);
    const manifest = await writePacket({
      packet,
      signatures,
      paper: { count: await countPaperLines(paperOf(packet.id)), rows: readPaperRows(paperOf(packet.id)) },
      stateSignatures,
      startDrawing,
      now,
      progress: (written) => renewClaim(packet, written),
    });
    await publish(packet, manifest, now);
  } finally {
    await signatures.close();
  }
}

/** Makes the new generation the newest, and removes the files that it replaces. */
async function publish(packet: ClaimedPacket, manifest: PacketManifest, now: Date): Promise<void> {
  const { id, tries, deliveryId } = packet;
  const { generation, rows, files } = manifest;
  await db.$transaction(
    async (tx) => {
      const published = await tx.$executeRaw`
        UPDATE packet SET generation = ${generation}, signatures = ${rows}, paper = ${manifest.paper}, built_at = ${now},
          written = 0, tries = 0, claimed_until = NULL, files_until = coalesce(files_until, ${filesUntil(now)}::timestamptz),
          status = CASE WHEN changes = ${packet.changes} THEN 'ready'::packet_status ELSE 'stale' END
        WHERE id = ${id} AND tries = ${tries} AND status = 'building'`;
      if (published === 0) throw new ClaimLostError(`packet ${id} is built by another worker or cancelled`);
      await tx.packetManifest.create({
        data: { packetId: id, generation, manifest, builtAt: now },
        select: { packetId: true },
      });
      await tx.$executeRaw`
        DELETE FROM packet_file_chunk WHERE file_id IN (
          SELECT id FROM packet_file WHERE packet_id = ${id} AND generation < ${generation})`;
      const last = await finishDelivery(tx, deliveryId, now);
      await recordAudit(
        {
          actor: "worker",
          action: "packet-built",
          subject: `packet:${id}`,
          detail: {
            delivery: deliveryId,
            generation,
            rows,
            paper: manifest.paper,
            last,
            files: files.map(({ name, sha256 }) => ({ name, sha256 })),
          },
        },
        tx,
      );
    },
    { timeout: PUBLISHING_MILLISECONDS_MAX },
  );
}

/** A delivery is ready when no packet waits for its first files. Those that failed can be tried again. */
async function finishDelivery(tx: Transaction, id: number, now: Date): Promise<boolean> {
  const finished = await tx.$executeRaw`
    UPDATE delivery d SET status = 'ready', built_at = ${now} WHERE id = ${id} AND status = 'building'
      AND NOT EXISTS (SELECT 1 FROM packet WHERE delivery_id = d.id AND status IN ('waiting', 'building'))`;
  return finished > 0;
}

/** Gives a packet back after an error. After some tries it has failed, and an organizer can try again. */
async function release({ id, tries, deliveryId, generation }: Released, now: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const failed = tries >= TRIES_MAX;
    const released = await tx.$executeRaw`
      UPDATE packet SET claimed_until = NULL, status = CASE WHEN ${failed} THEN 'failed'::packet_status
        WHEN generation > 0 THEN 'stale' ELSE 'waiting' END
      WHERE id = ${id} AND tries = ${tries} AND status = 'building'`;
    if (released === 0 || !failed) return;
    // Nobody can download what it wrote, and it holds signers' data.
    await tx.packetFile.deleteMany({ where: { packetId: id, generation: { gt: generation } } });
    await finishDelivery(tx, deliveryId, now);
    await recordAudit(
      { actor: "worker", action: "packet-failed", subject: `packet:${id}`, detail: { delivery: deliveryId, tries } },
      tx,
    );
  });
}

/** How long the worker rests when there is nothing to build. */
export const BUILDING_REST_MILLISECONDS = 2 * SECOND;
