import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf, OPERATOR } from "../../audit/schema";
import { emailHash } from "../../canonical-email";
import { db, type Transaction } from "../../db/client";
import { retryConflicts } from "../../db/conflicts";
import { keyedHash } from "../../keys";
import { mayEnterPaper } from "../../organizers/rules";
import type { Actor, Organizer } from "../../organizers/schema";
import { accept, refuse, type Result } from "../../result";
import { MINUTE } from "../../time";
import type { BatchHead, PaperLine } from "./schema";
import { personHash, sealPaperName, sealPaperStreet } from "./sealing";
import { isOnline } from "./sql";

export type BatchRefusal = "not-allowed" | "no-such-petition" | "reference-taken" | "expired";
export type PaperRefusal = "not-allowed" | "no-such-line";

export interface EnteredBatch {
  id: number;
  counted: number;
  /** Lines of people who are counted already, on paper or online. */
  doubles: number;
  /** Whether the same batch was there before, so that nothing was entered. */
  repeated: boolean;
}

// No other advisory lock of this database has this number.
const PAPER_LOCK = 7_251_003;
// Thousands of lines are sealed and written at once.
const ENTERING_MILLISECONDS_MAX = 2 * MINUTE;

/**
 * Enters a batch of lines, all or nothing. The same batch again changes nothing; other lines under its reference are refused. A
 * person who is counted already, on paper or online, is entered as a double and does not count. A dry run does the same, and is
 * rolled back, so that it cannot say anything else.
 */
export async function enterBatch(
  by: Actor,
  { petition: slug, state, reference, scanReference }: BatchHead,
  lines: PaperLine[],
  now: Date,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<Result<EnteredBatch, BatchRefusal>> {
  if (!mayEnterPaper(by, state)) return refuse("not-allowed");
  const petition = await db.petition.findUnique({ where: { slug }, select: { id: true } });
  if (!petition) return refuse("no-such-petition");
  const petitionId = petition.id;
  const contentHash = keyedHash("paper", JSON.stringify([state, scanReference, lines]));
  const rows = JSON.stringify(lines.map((line) => sealedLine(line, petitionId)));
  const entering = db.$transaction(
    async (tx) => {
      await lockPaper(tx);
      if (await hasExpired(tx, petitionId)) return refuse("expired");
      const known = await tx.paperBatch.findUnique({
        where: { petitionId_reference: { petitionId, reference } },
        select: { id: true, contentHash: true },
      });
      if (known && !contentHash.equals(known.contentHash)) return refuse("reference-taken");
      if (known) return accept({ id: known.id, counted: 0, doubles: 0, repeated: true });
      const { id } = await tx.paperBatch.create({
        data: {
          petitionId,
          state,
          reference,
          scanReference,
          contentHash: Buffer.from(contentHash),
          createdBy: by === OPERATOR ? null : by.id,
          createdAt: now,
        },
        select: { id: true },
      });
      const entered = await insertLines(tx, { id, petitionId, state, rows });
      const detail = { state, reference, scanReference, ...entered };
      await recordAudit({ actor: actorOf(by), action: "paper-entered", subject: `paper:${id}`, detail }, tx);
      if (dryRun) throw new RolledBack({ id, ...entered, repeated: false });
      return accept({ id, ...entered, repeated: false });
    },
    { timeout: ENTERING_MILLISECONDS_MAX },
  );
  return entering.catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error;
    return accept(error.entered);
  });
}

/** Ends the transaction of a dry run without a change. */
class RolledBack extends Error {
  constructor(readonly entered: EnteredBatch) {
    super();
  }
}

/** Whether signatures have begun to expire, so that nobody can tell any more who is counted. They do not begin meanwhile. */
async function hasExpired(tx: Transaction, petitionId: number): Promise<boolean> {
  const [petition] = await tx.$queryRaw<{ expired: boolean }[]>`
    SELECT expiry_began_at IS NOT NULL AS expired FROM petition WHERE id = ${petitionId} FOR SHARE`;
  return petition?.expired ?? false;
}

const lockPaper = (tx: Transaction) => tx.$executeRaw`SELECT pg_advisory_xact_lock(${PAPER_LOCK})`;

function sealedLine({ line, name, street, zip, email, signedOn }: PaperLine, petitionId: number) {
  const hash = personHash(petitionId, { name, street, zip });
  return {
    line,
    zip,
    signed_on: signedOn,
    person: hash.toString("hex"),
    email: email && emailHash(email).toString("hex"),
    name: sealPaperName(name, hash).toString("hex"),
    street: sealPaperStreet(street, hash).toString("hex"),
  };
}

interface Batch {
  id: number;
  petitionId: number;
  state: string;
  /** The sealed lines, as JSON. */
  rows: string;
}

async function insertLines(tx: Transaction, { id, petitionId, state, rows }: Batch) {
  // A person is one by name and street, or by email: of both the first line counts.
  const [entered] = await tx.$queryRaw<{ counted: number; doubles: number }[]>`
    WITH written AS (
      SELECT line, zip, signed_on, decode(person, 'hex') AS person_hash, decode(email, 'hex') AS email_hash,
        decode(name, 'hex') AS name_sealed, decode(street, 'hex') AS street_sealed
      FROM jsonb_to_recordset(${rows}::jsonb)
        AS r (line int, zip text, signed_on date, person text, email text, name text, street text)
    ), added AS (
      INSERT INTO paper_signature (batch_id, petition_id, state, line, status, name_sealed, street_sealed, zip, person_hash,
        email_hash, signed_on)
      SELECT ${id}, ${petitionId}, ${state}, w.line,
        (CASE WHEN EXISTS (SELECT 1 FROM written b WHERE b.line < w.line
              AND (b.person_hash = w.person_hash OR b.email_hash = w.email_hash))
            OR EXISTS (SELECT 1 FROM paper_signature k WHERE k.petition_id = ${petitionId} AND k.status = 'counted'
              AND (k.person_hash = w.person_hash OR k.email_hash = w.email_hash))
            OR (${isOnline(petitionId, "w")})
          THEN 'double' ELSE 'counted' END)::paper_status,
        w.name_sealed, w.street_sealed, w.zip, w.person_hash, w.email_hash, w.signed_on
      FROM written w RETURNING status
    )
    SELECT count(*) FILTER (WHERE status = 'counted')::int AS counted,
      count(*) FILTER (WHERE status = 'double')::int AS doubles FROM added`;
  return entered!;
}

/**
 * Takes a line out of the count and erases what is personal in it: name, street, ZIP Code and date. Number, state and reason stay.
 * If another line was a double of it, that one counts now.
 */
export async function removePaper(
  by: Organizer,
  id: bigint,
  reason: string,
  now: Date,
): Promise<Result<{ batch: number }, PaperRefusal>> {
  return retryConflicts(() =>
    db.$transaction(async (tx) => {
      await lockPaper(tx);
      const known = await tx.paperSignature.findFirst({
        where: { id, status: { not: "removed" } },
        select: { batchId: true, petitionId: true, state: true, status: true, personHash: true },
      });
      if (!known) return refuse("no-such-line");
      if (!mayEnterPaper(by, known.state)) return refuse("not-allowed");
      await tx.paperSignature.update({
        where: { id },
        data: {
          status: "removed",
          nameSealed: null,
          streetSealed: null,
          zip: null,
          personHash: null,
          emailHash: null,
          signedOn: null,
          removedAt: now,
          removedBy: by.id,
          removedReason: reason,
        },
        select: { id: true },
      });
      if (known.status === "counted" && known.personHash) await countDouble(tx, known.petitionId, known.personHash);
      const detail = { state: known.state, batch: known.batchId, reason };
      await recordAudit({ actor: actorOf(by), action: "paper-removed", subject: `paper-line:${id}`, detail }, tx);
      return accept({ batch: known.batchId });
    }),
  );
}

/** Counts the first double of a person who is no longer counted on paper, unless they signed online. */
function countDouble(tx: Transaction, petitionId: number, hash: Uint8Array) {
  return tx.$executeRaw`
    UPDATE paper_signature SET status = 'counted' WHERE id = (
      SELECT min(d.id) FROM paper_signature d
      WHERE d.petition_id = ${petitionId} AND d.person_hash = ${hash}::bytea AND d.status = 'double'
        AND NOT (${isOnline(petitionId, "d")})
        AND NOT EXISTS (SELECT 1 FROM paper_signature k WHERE k.petition_id = ${petitionId} AND k.status = 'counted'
          AND k.email_hash = d.email_hash))`;
}

// Each renews packets, and the next round takes the others.
const SETTLED_AT_ONCE_MAX = 1_000;

/**
 * Takes those out of the count of paper who have signed online since, by their email: each person counts once, and the online
 * signature is the one that its signer can see and withdraw. The worker calls this every minute. Returns how many, at most
 * a thousand.
 */
export async function settlePaperDoubles(): Promise<number> {
  return retryConflicts(() =>
    db.$transaction(async (tx) => {
      await lockPaper(tx);
      const doubles = await tx.$queryRaw<{ id: bigint }[]>`
        SELECT p.id FROM paper_signature p
        WHERE p.status = 'counted' AND p.email_hash IS NOT NULL AND EXISTS (
          SELECT 1 FROM signature s
          WHERE s.petition_id = p.petition_id AND s.email_hash = p.email_hash AND s.status NOT IN ('pending', 'held'))
        ORDER BY p.id LIMIT ${SETTLED_AT_ONCE_MAX} FOR NO KEY UPDATE OF p`;
      if (doubles.length === 0) return 0;
      const ids = doubles.map(({ id }) => id);
      // Line by line they would be locked in another order than by a signer who leaves, which ends in a deadlock.
      await tx.$executeRaw`SELECT lock_packets_of_paper(${ids}::bigint[])`;
      return tx.$executeRaw`UPDATE paper_signature SET status = 'double' WHERE id = ANY (${ids}::bigint[])`;
    }),
  );
}
