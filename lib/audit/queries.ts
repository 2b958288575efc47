import "server-only";

import { query } from "../db/client";
import type { AuditEntry, AuditVerification } from "./schema";

const PAGE_LENGTH_MAX = 200;
const BIGINT_MAX = 2n ** 63n - 1n;
const BIGINT_MIN = -(2n ** 63n);

type AuditRow = Omit<AuditEntry, "id"> & { id: string };

const opened = ({ id, ...row }: AuditRow): AuditEntry => ({ id: BigInt(id), ...row });

/** The newest entries before `before`, newest first. */
export async function listAuditEntries({ before, limit }: { before?: bigint; limit: number }): Promise<AuditEntry[]> {
  const { rows } = await query<AuditRow>(
    "list-audit-entries",
    `
    SELECT id, at, actor, action, subject, detail, hash FROM audit_entry WHERE id < $1 ORDER BY id DESC LIMIT $2`,
    [before ?? BIGINT_MAX, Math.min(limit, PAGE_LENGTH_MAX)],
  );
  return rows.map(opened);
}

/** The newest entries of one action, newest first; of one actor, where one is named. */
export async function listAuditEntriesOf({
  action,
  actor,
  limit,
}: {
  action: string;
  actor: string | null;
  limit: number;
}): Promise<AuditEntry[]> {
  const { rows } = await query<AuditRow>(
    "list-audit-entries-of",
    `
    SELECT id, at, actor, action, subject, detail, hash FROM audit_entry
    WHERE action = $1 AND ($2::text IS NULL OR actor = $2) ORDER BY id DESC LIMIT $3`,
    [action, actor, Math.min(limit, PAGE_LENGTH_MAX)],
  );
  return rows.map(opened);
}

export async function findAuditEntry(id: bigint): Promise<AuditEntry | null> {
  const {
    rows: [row],
  } = await query<AuditRow>(
    "find-audit-entry",
    `
    SELECT id, at, actor, action, subject, detail, hash FROM audit_entry WHERE id = $1`,
    [id],
  );
  return row ? opened(row) : null;
}

// About 20 ms a batch, so a log of years is walked without holding a connection.
const VERIFIED_AT_ONCE = 2_000;

/**
 * Computes every hash of the log again, from the first entry on. Names the first entry that is not what was written:
 * a changed one, one that follows a missing one, or one that was slipped in.
 */
export async function verifyAudit(): Promise<AuditVerification> {
  let walked: Walked = { entries: 0, lastId: BIGINT_MIN, lastHash: Buffer.alloc(0) };
  for (;;) {
    const { firstBroken, ...next } = await verifyAfter(walked);
    if (firstBroken !== null) return { entries: next.entries, firstBroken, head: null };
    if (next.entries === walked.entries) {
      return {
        entries: walked.entries,
        firstBroken: null,
        head: walked.entries ? walked.lastHash.toString("hex") : null,
      };
    }
    walked = next;
  }
}

interface Walked {
  entries: number;
  lastId: bigint;
  lastHash: Buffer;
}

// A batch goes on from the number and hash that the one before ended with, so a gap between two batches shows as well.
async function verifyAfter({ entries, lastId, lastHash }: Walked): Promise<Walked & { firstBroken: bigint | null }> {
  const {
    rows: [row],
  } = await query<{ walked: number; firstBroken: string | null; lastId: string | null; lastHash: Buffer | null }>(
    "verify-audit",
    `
    WITH batch AS (
      SELECT * FROM audit_entry WHERE id > $1 ORDER BY id LIMIT $4
    ), checked AS (
      SELECT id, hash, previous_hash, row_number() OVER walk + $3::int AS expected_id,
        coalesce(lag(hash) OVER walk, $2::bytea) AS expected_previous,
        audit_hash(previous_hash, id, at, actor, action, subject, detail) AS expected_hash
      FROM batch WINDOW walk AS (ORDER BY id)
    )
    SELECT count(*)::int AS walked,
      min(id) FILTER (WHERE id <> expected_id OR previous_hash <> expected_previous OR hash <> expected_hash) AS "firstBroken",
      max(id) AS "lastId", (SELECT hash FROM batch ORDER BY id DESC LIMIT 1) AS "lastHash"
    FROM checked`,
    [lastId, lastHash, entries, VERIFIED_AT_ONCE],
  );
  return {
    entries: entries + row!.walked,
    lastId: row!.lastId === null ? lastId : BigInt(row!.lastId),
    lastHash: row!.lastHash ?? lastHash,
    firstBroken: row!.firstBroken === null ? null : BigInt(row!.firstBroken),
  };
}
