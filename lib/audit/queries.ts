import "server-only";

import { db } from "../db/client";
import { empty, join, type Sql, sql } from "../db/sql";
import { actionsOfGroup, type AuditDetail, type AuditEntry, type AuditFilter } from "./schema";

const PAGE_LENGTH_MAX = 200;
const BIGINT_MIN = -(2n ** 63n);
const BIGINT_MAX = 2n ** 63n - 1n;

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

const PAGE_LENGTH_OF_EXPORT = 1_000;

interface Page {
  filter?: AuditFilter;
  before?: bigint | null;
  limit: number;
}

/** The newest entries of a filter before `before`, newest first. */
export async function listAuditEntries({ filter, before = null, limit }: Page): Promise<AuditEntry[]> {
  const rows = await readPage({ filter, before, limit: Math.min(limit, PAGE_LENGTH_MAX) });
  return rows.map(({ previousHash: _, ...entry }) => entry);
}

export type ChainedAuditEntry = AuditEntry & { previousHash: Uint8Array };

/** All entries of a filter before `before`, newest first, in pages, so that a file of a log of years needs no memory. */
export async function* readAuditEntries(
  filter: AuditFilter,
  before: bigint,
): AsyncGenerator<ChainedAuditEntry[], void, void> {
  let oldest = before;
  for (;;) {
    const page = await readPage({ filter, before: oldest, limit: PAGE_LENGTH_OF_EXPORT });
    if (page.length > 0) yield page;
    if (page.length < PAGE_LENGTH_OF_EXPORT) return;
    oldest = page.at(-1)!.id;
  }
}

// Raw SQL, because the model API has no condition for an element of an array in JSON that an index can serve.
const readPage = ({ filter, before, limit }: Page & { filter: AuditFilter | undefined; before: bigint | null }) =>
  db.$queryRaw<ChainedAuditEntry[]>`
    SELECT id, at, actor, action, subject, detail, previous_hash AS "previousHash", hash
    FROM audit_entry WHERE true ${before === null ? empty : sql`AND id < ${before}`} ${filter ? conditionOf(filter) : empty}
    ORDER BY id DESC LIMIT ${limit}`;

// As `statesOf` writes every state: a rule, an export or a right of all states is about each of them.
const ALL_STATES = JSON.stringify({ states: null });

// Numbers and times rise together, because entries queue for both. So a time becomes a bound of the key.
function conditionOf({ actor, group, state, from, until }: AuditFilter): Sql {
  const parts = [
    actor === null ? empty : sql`AND actor = ${actor}`,
    group === null ? empty : sql`AND action = ANY (${actionsOfGroup(group)}::text[])`,
    state === null
      ? empty
      : sql`AND (detail @> ${JSON.stringify({ state })}::jsonb OR detail @> ${JSON.stringify({ states: [state] })}::jsonb
          OR detail @> ${ALL_STATES}::jsonb OR subject = ${`state:${state}`})`,
    from === null
      ? empty
      : sql`AND id >= (SELECT coalesce(min(id), ${BIGINT_MAX}) FROM (SELECT id FROM audit_entry WHERE at >= ${from} ORDER BY at, id LIMIT 1) first)`,
    until === null
      ? empty
      : sql`AND id <= (SELECT coalesce(max(id), 0) FROM (SELECT id FROM audit_entry WHERE at < ${until} ORDER BY at DESC, id DESC LIMIT 1) last)`,
  ];
  return join(parts, " ");
}

/** The newest changes of one signature, newest first. Readings are no part of what happened to it, and there may be many. */
export async function listChangesOf(subject: `signature:${bigint}`, limit: number): Promise<AuditEntry[]> {
  const rows = await db.$queryRaw<(Omit<AuditEntry, "detail"> & { detail: unknown })[]>`
    SELECT id, at, actor, action, subject, detail, hash FROM audit_entry
    WHERE subject = ${subject} AND subject LIKE 'signature:%' AND action <> 'signature-read'
    ORDER BY id DESC LIMIT ${limit}`;
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

/** The head of the log on one day (UTC). A copy kept elsewhere proves later that nothing before it was rewritten. */
export interface AuditHead {
  /** `2026-11-28`. */
  day: string;
  /** How many entries the log had. */
  entries: number;
  /** The hash of the newest entry. */
  hash: Uint8Array;
  recordedAt: Date;
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

/** The result of verifying the log. */
export interface AuditVerification {
  entries: number;
  /** The first entry that is missing, does not follow from the one before it, or differs from a published head. */
  firstBroken: bigint | null;
  /** The hash of the newest entry, in hex; null for an empty or broken log. */
  head: string | null;
}

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
