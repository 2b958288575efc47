import "server-only";

import { recordAudit } from "../../audit/commands";
import { db, type Transaction } from "../../db/client";
import { retryConflicts } from "../../db/conflicts";
import { type Sql, sql } from "../../db/sql";
import { describeError, logError } from "../../log";
import type { StartDrawing } from "../../signatures/export/schema";
import { countPaperLines } from "../../signatures/paper/queries";
import { addMilliseconds, MINUTE, SECOND } from "../../time";
import { catchUp, freezeNextDelivery, settleFrozen } from "../freezing/commands";
import { emptyCancelled } from "../retention/commands";
import { filesUntil } from "../rules";
import { type PacketManifest, recipient as recipientSchema } from "../schema";
import { takeBuilderLock } from "../sql";
import {
  countPaperStayed,
  countState,
  type MembersChanged,
  paperOf,
  readPacketSignatures,
  readPaperRows,
} from "./queries";
import { tellOfFailure } from "./failing/commands";
import type { ClaimedPacket } from "./schema";
import { writePacket } from "./writing";

// A builder says several times a second that it goes on. One that says nothing for this long is gone.
const LEASE_SECONDS = 60;
// Nothing is deleted for a trouble that ends within an hour, such as a full disk or a database that is restarted.
const RETRY_MINUTES = [1, 5, 15, 30];
const TRIES_MAX = RETRY_MINUTES.length + 1;
const PUBLISHING_MILLISECONDS_MAX = MINUTE;
// A packet can be downloaded while it is "ready", not while it is built. So one whose signers correct something all the time is
// built once in this time, from begin to begin, and can be downloaded for the rest of it.
const RENEWAL_PAUSE_MILLISECONDS = 10 * MINUTE;
const KILLED = "the process of the builder ended each time";

/** Another builder has the packet, or the delivery was cancelled: this build ends and leaves nothing. */
export class ClaimLostError extends Error {}

/**
 * One step of building: empties packets of a cancelled delivery, freezes the oldest delivery that waits for it, or builds one
 * packet: a new one, one that a builder left in the middle, or one whose signatures have changed. One step runs at a time over
 * all workers, so that signing always has the other core. Returns whether anything was done, 0 or 1.
 */
export async function buildPackets(now: Date, startDrawing: StartDrawing): Promise<number> {
  if ((await emptyCancelled(now)) > 0) return 1;
  if ((await freezeNextDelivery(now)) > 0) return 1;
  await settleFrozen(now);
  for (const abandoned of await listAbandoned()) await release(abandoned, KILLED, now);
  const packet = await claimNext(now);
  if (!packet) return 0;
  try {
    await build(packet, startDrawing, now);
  } catch (error) {
    if (error instanceof ClaimLostError) {
      await db.packetFile.deleteMany({ where: { packet: { id: packet.id, status: "cancelled" } } });
      return 1;
    }
    await release(packet, describeError(error), now).catch((failure: unknown) =>
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

/**
 * Whether a packet `due` whose signatures have changed is renewed now: for the first time, after a pause, or because somebody
 * wants its files.
 */
const isRenewalDue = (now: Date): Sql => sql`(due.generation = 1 OR due.wanted_at IS NOT NULL
  OR due.built_at <= ${addMilliseconds(now, -RENEWAL_PAUSE_MILLISECONDS)})`;

// What somebody has asked for since its last build comes first, then what waits longest. So a packet whose signers change all the
// time does not keep the others waiting.
async function claimNext(now: Date): Promise<ClaimedPacket | null> {
  return db.$transaction(async (tx) => {
    if (!(await takeBuilderLock(tx))) return null;
    const [row] = await tx.$queryRaw<ClaimedRow[]>`
      UPDATE packet p SET status = 'building', tries = p.tries + 1, written = 0, corrected = false, retry_at = NULL,
        claimed_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
      FROM delivery d
      WHERE d.id = p.delivery_id AND p.id = (
        SELECT due.id FROM packet due JOIN delivery o ON o.id = due.delivery_id
        WHERE o.settled_at IS NOT NULL AND o.status IN ('building', 'ready') AND (due.retry_at IS NULL OR due.retry_at <= ${now})
          AND (due.status = 'waiting' OR (due.status = 'building' AND due.claimed_until < clock_timestamp())
            OR ((due.status = 'stale' OR (due.status = 'ready' AND due.corrected)) AND ${isRenewalDue(now)}))
          AND NOT EXISTS (SELECT 1 FROM packet WHERE status = 'building' AND claimed_until >= clock_timestamp())
        ORDER BY coalesce(due.wanted_at > coalesce(due.built_at, o.frozen_at), false) DESC,
          coalesce(due.built_at, o.frozen_at), due.id LIMIT 1)
      RETURNING p.id, p.delivery_id AS "deliveryId", d.petition_id AS "petitionId", d.state, d.cut_off AS "cutOff",
        d.since_delivery_id AS "sinceDeliveryId", d.cover, d.texts, p.recipient, p.layer, p.geoid,
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
  if (packet.generation === 0) await catchUp(packet.id, () => renewClaim(packet, 0));
  const signatures = await readPacketSignatures({ ...packet, generation: packet.generation + 1 });
  try {
    const ids = paperOf(packet.id);
    const onPaper: bigint[] = [];
    const manifest = await writePacket({
      packet,
      signatures,
      paper: {
        count: await countPaperLines(ids),
        rows: readPaperRows(ids, { read: (id) => onPaper.push(id) }),
        stayed: () => countPaperStayed(packet.id, packet.generation + 1, onPaper),
      },
      stayed: signatures.members.stayed,
      stateSignatures: await countState(packet),
      startDrawing,
      now,
      progress: (written) => renewClaim(packet, written),
    });
    await publish(packet, manifest, { ...signatures.members, onPaper }, now);
  } finally {
    await signatures.close();
  }
}

/**
 * Makes the new generation the newest, and removes the files that it replaces. Where something of it has left meanwhile it is
 * stale at once, and whoever wants it still does.
 */
async function publish(
  packet: ClaimedPacket,
  manifest: PacketManifest,
  members: PublishedMembers,
  now: Date,
): Promise<void> {
  const { id, tries, deliveryId } = packet;
  const { generation, rows, files } = manifest;
  await retryConflicts(() =>
    db.$transaction(
      async (tx) => {
        await lockDelivery(tx, deliveryId);
        const published = await tx.$executeRaw`
        UPDATE packet SET generation = ${generation}, signatures = ${rows}, paper = ${manifest.paper}, built_at = ${now},
          written = 0, tries = 0, claimed_until = NULL, failure = NULL, files_until = coalesce(files_until, ${filesUntil(now)}::timestamptz),
          wanted_at = CASE WHEN changes <> ${packet.changes} THEN wanted_at END,
          status = CASE WHEN changes = ${packet.changes} THEN 'ready'::packet_status ELSE 'stale' END
        WHERE id = ${id} AND tries = ${tries} AND status = 'building'`;
        if (published === 0) throw new ClaimLostError(`packet ${id} is built by another worker or cancelled`);
        await tx.packetManifest.create({
          data: { packetId: id, generation, manifest, builtAt: now },
          select: { packetId: true },
        });
        await keepMembers(tx, packet.id, generation, members);
        await deleteChunks(tx, id, generation);
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
    ),
  );
}

type PublishedMembers = MembersChanged & { onPaper: bigint[] };

/** Writes down who a generation lacks, so that it is known for ever whom each generation had that an office may hold. */
async function keepMembers(
  tx: Transaction,
  packetId: number,
  generation: number,
  { left, returned, onPaper }: PublishedMembers,
): Promise<void> {
  const onwards = sql`int4multirange(int4range(${generation}::int, NULL))`;
  if (left.length > 0)
    await tx.$executeRaw`
      UPDATE packet_signature SET absent = coalesce(absent, '{}') + ${onwards}
      WHERE packet_id = ${packetId} AND signature_id = ANY (${left}::bigint[])`;
  if (returned.length > 0)
    await tx.$executeRaw`
      UPDATE packet_signature SET absent = nullif(absent - ${onwards}, '{}')
      WHERE packet_id = ${packetId} AND signature_id = ANY (${returned}::bigint[])`;
  await tx.$executeRaw`
    UPDATE packet_paper
    SET absent = nullif(CASE WHEN paper_id = ANY (${onPaper}::bigint[]) THEN absent - ${onwards} ELSE coalesce(absent, '{}') + ${onwards} END, '{}')
    WHERE packet_id = ${packetId}
      AND (paper_id = ANY (${onPaper}::bigint[])) = coalesce(absent @> ${generation}::int, false)`;
}

// Before its packets, as everybody who changes both: whoever cancels meanwhile is waited for.
const lockDelivery = (tx: Transaction, id: number) =>
  tx.$queryRaw`SELECT id FROM delivery WHERE id = ${id} FOR NO KEY UPDATE`;

/** Deletes the parts of files of earlier generations. Their hashes stay. */
const deleteChunks = (tx: Transaction, id: number, before: number) => tx.$executeRaw`
  DELETE FROM packet_file_chunk WHERE file_id IN (
    SELECT id FROM packet_file WHERE packet_id = ${id} AND generation < ${before})`;

/** A delivery is ready when no packet waits for its first files. Those that failed can be tried again. */
async function finishDelivery(tx: Transaction, id: number, now: Date): Promise<boolean> {
  const finished = await tx.$executeRaw`
    UPDATE delivery d SET status = 'ready', built_at = ${now} WHERE id = ${id} AND status = 'building'
      AND NOT EXISTS (SELECT 1 FROM packet WHERE delivery_id = d.id AND status IN ('waiting', 'building'))`;
  return finished > 0;
}

/**
 * Gives a packet back after an error, for another try after a while. After some tries it has failed: nobody can download what it has, neither what was written
 * now nor the files before, which have signers who have left. So all of that goes at once, and the organizers are told.
 */
async function release({ id, tries, deliveryId, generation }: Released, failure: string, now: Date): Promise<void> {
  await retryConflicts(() =>
    db.$transaction(
      async (tx) => {
        await lockDelivery(tx, deliveryId);
        const failed = tries >= TRIES_MAX;
        const retryAt = failed ? null : addMilliseconds(now, RETRY_MINUTES[tries - 1]! * MINUTE);
        const released = await tx.$executeRaw`
          UPDATE packet SET claimed_until = NULL, failure = ${failure}, retry_at = ${retryAt}::timestamptz, status = CASE WHEN ${failed} THEN 'failed'::packet_status
            WHEN generation > 0 THEN 'stale' ELSE 'waiting' END
          WHERE id = ${id} AND tries = ${tries} AND status = 'building'`;
        if (released === 0 || !failed) return;
        await tx.packetFile.deleteMany({ where: { packetId: id, generation: { gt: generation } } });
        await deleteChunks(tx, id, generation + 1);
        await finishDelivery(tx, deliveryId, now);
        await tellOfFailure(tx, id, now);
        const detail = { delivery: deliveryId, tries };
        await recordAudit({ actor: "worker", action: "packet-failed", subject: `packet:${id}`, detail }, tx);
      },
      { timeout: PUBLISHING_MILLISECONDS_MAX },
    ),
  );
}

/** How long the worker rests when there is nothing to build. */
export const BUILDING_REST_MILLISECONDS = 2 * SECOND;
