import "server-only";

import { type Database, db } from "../db/client";
import { logInfo } from "../log";
import type { AuditEntry, NewAuditEntry } from "./schema";

/**
 * Adds one entry to the log and hands it back. Its number, time and hashes are made by the database, which chains it
 * to the entry before. In a transaction, the entry exists exactly when what it tells of does.
 */
export async function recordAudit(
  { actor, action, subject, detail = {} }: NewAuditEntry,
  on: Database = db,
): Promise<AuditEntry> {
  // Not by the model, which asks for the number and the hashes that the trigger makes.
  const [entry] = await on.$queryRaw<AuditEntry[]>`
    INSERT INTO audit_entry (actor, action, subject, detail)
    VALUES (${actor}, ${action}, ${subject}, ${JSON.stringify(detail)}::jsonb)
    RETURNING id, at, actor, action, subject, detail, hash`;
  return entry!;
}

/**
 * Records the end of the log for the day (UTC) of `now`, once: /api/audit-head publishes it, and the server's own log
 * holds it as well. An empty log has none. Returns how many were recorded, 0 or 1.
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
