import "server-only";

import { type Database, db } from "../db/client";
import { logInfo } from "../log";
import type { AuditEntry, NewAuditEntry } from "./schema";

/**
 * Adds an entry to the log and returns it. The database sets its number, time and hashes, and chains it to the entry before.
 * Pass the transaction of the change that it records, so that both happen or neither.
 */
export async function recordAudit(
  { actor, action, subject, detail = {} }: NewAuditEntry,
  on: Database = db,
): Promise<AuditEntry> {
  // Raw SQL, because the model requires the number and the hashes that the trigger sets.
  const [entry] = await on.$queryRaw<AuditEntry[]>`
    INSERT INTO audit_entry (actor, action, subject, detail)
    VALUES (${actor}, ${action}, ${subject}, ${JSON.stringify(detail)}::jsonb)
    RETURNING id, at, actor, action, subject, detail, hash`;
  return entry!;
}

/**
 * Records the head of the log once for the day (UTC) of `now`. /api/audit-head publishes it, and it is written to the server's
 * own log as well. An empty log has no head. Returns how many were recorded, 0 or 1.
 */
export async function recordAuditHead(now: Date): Promise<number> {
  const day = now.toISOString().slice(0, 10);
  const [head] = await db.$queryRaw<{ entries: bigint; hash: Uint8Array }[]>`
    INSERT INTO audit_head (day, entries, hash, recorded_at)
    SELECT ${day}::date, id, hash, ${now}::timestamptz FROM audit_entry ORDER BY id DESC LIMIT 1
    ON CONFLICT (day) DO NOTHING
    RETURNING entries, hash`;
  if (!head) return 0;
  logInfo("audit-head-recorded", {
    day,
    entries: Number(head.entries),
    hash: Buffer.from(head.hash).toString("hex"),
  });
  return 1;
}
