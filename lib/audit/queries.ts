import "server-only";

import { db } from "../db/client";
import type { AuditDetail, AuditEntry, AuditHead, AuditVerification } from "./schema";

const PAGE_LENGTH_MAX = 200;
const BIGINT_MIN = -(2n ** 63n);

const entryFields = {
  id: true,
  at: true,
  actor: true,
  action: true,
  subject: true,
  detail: true,
  hash: true,
} as const;

// The log contains only details that were written as an AuditDetail (commands.ts).
const toEntry = (row: Omit<AuditEntry, "detail"> & { detail: unknown }): AuditEntry => ({
  ...row,
  detail: row.detail as AuditDetail,
});

/** The newest entries before `before`, newest first. */
export async function listAuditEntries({ before, limit }: { before?: bigint; limit: number }): Promise<AuditEntry[]> {
  const rows = await db.auditEntry.findMany({
    where: before === undefined ? {} : { id: { lt: before } },
    select: entryFields,
    orderBy: { id: "desc" },
    take: Math.min(limit, PAGE_LENGTH_MAX),
  });
  return rows.map(toEntry);
}

interface OfAction {
  action: string;
  /** Null means of all actors. */
  actor: string | null;
  limit: number;
}

/** The newest entries of one action, newest first, of all actors or of one. */
export async function listAuditEntriesOf({ action, actor, limit }: OfAction): Promise<AuditEntry[]> {
  const rows = await db.auditEntry.findMany({
    where: { action, ...(actor === null ? {} : { actor }) },
    select: entryFields,
    orderBy: { id: "desc" },
    take: Math.min(limit, PAGE_LENGTH_MAX),
  });
  return rows.map(toEntry);
}

/** One entry by its number, or null. */
export async function findAuditEntry(id: bigint): Promise<AuditEntry | null> {
  const row = await db.auditEntry.findUnique({ where: { id }, select: entryFields });
  return row && toEntry(row);
}

/** The recorded head of the log of a day (`2026-11-28`), or the newest one. Null where there is none. */
export async function findAuditHead(day: string | null): Promise<AuditHead | null> {
  const row = await db.auditHead.findFirst({
    where: day === null ? {} : { day: new Date(`${day}T00:00:00Z`) },
    select: { day: true, entries: true, hash: true, recordedAt: true },
    orderBy: { day: "desc" },
  });
  return row && { ...row, day: row.day.toISOString().slice(0, 10), entries: Number(row.entries) };
}

// A batch takes about 20 ms, so that verifying a log of years does not hold a connection for long.
const VERIFIED_AT_ONCE = 2_000;

/**
 * Recomputes every hash of the log from the first entry on, and compares the published heads. Returns the first entry that
 * is not what was written: a changed one, one after a missing one, an inserted one, or one with another hash than the
 * published one.
 */
export async function verifyAudit(): Promise<AuditVerification> {
  let walked: Walked = { entries: 0, lastId: BIGINT_MIN, lastHash: new Uint8Array() };
  for (;;) {
    const { firstBroken, ...next } = await verifyAfter(walked);
    if (firstBroken !== null) return { entries: next.entries, firstBroken, head: null };
    if (next.entries === walked.entries) break;
    walked = next;
  }
  const firstBroken = await findFirstUnlikePublished();
  const head = walked.entries && firstBroken === null ? Buffer.from(walked.lastHash).toString("hex") : null;
  return { entries: walked.entries, firstBroken, head };
}

interface Walked {
  entries: number;
  lastId: bigint;
  lastHash: Uint8Array;
}

interface Batch {
  walked: number;
  firstBroken: bigint | null;
  lastId: bigint | null;
  lastHash: Uint8Array | null;
}

// A batch continues from the last number and hash of the one before, so it also finds a gap between two batches.
async function verifyAfter({ entries, lastId, lastHash }: Walked): Promise<Walked & { firstBroken: bigint | null }> {
  const [batch] = await db.$queryRaw<Batch[]>`
    WITH batch AS (
      SELECT * FROM audit_entry WHERE id > ${lastId} ORDER BY id LIMIT ${VERIFIED_AT_ONCE}
    ), checked AS (
      SELECT id, hash, previous_hash, row_number() OVER walk + ${entries}::int AS expected_id,
        coalesce(lag(hash) OVER walk, ${lastHash}::bytea) AS expected_previous,
        audit_hash(previous_hash, id, at, actor, action, subject, detail) AS expected_hash
      FROM batch WINDOW walk AS (ORDER BY id)
    )
    SELECT count(*)::int AS walked,
      min(id) FILTER (WHERE id <> expected_id OR previous_hash <> expected_previous OR hash <> expected_hash) AS "firstBroken",
      max(id) AS "lastId", (SELECT hash FROM batch ORDER BY id DESC LIMIT 1) AS "lastHash"
    FROM checked`;
  return {
    entries: entries + batch!.walked,
    lastId: batch!.lastId ?? lastId,
    lastHash: batch!.lastHash ?? lastHash,
    firstBroken: batch!.firstBroken,
  };
}

// A chain that was rewritten, or whose end was cut off, is consistent. Only the published heads show the difference.
async function findFirstUnlikePublished(): Promise<bigint | null> {
  const [row] = await db.$queryRaw<{ entry: bigint | null }[]>`
    SELECT min(h.entries) AS entry FROM audit_head h LEFT JOIN audit_entry e ON e.id = h.entries
    WHERE e.hash IS DISTINCT FROM h.hash`;
  return row?.entry ?? null;
}
