import "server-only";

import { query, type Run } from "../db/client";
import type { AuditEntry, NewAuditEntry } from "./schema";

const INSERT = `
  INSERT INTO audit_entry (actor, action, subject, detail) VALUES ($1, $2, $3, $4)
  RETURNING id, at, actor, action, subject, detail, hash`;

/**
 * Adds one entry to the log and hands it back. Its number, time and hashes are made by the database, which chains it
 * to the entry before. Given the `run` of a transaction, the entry exists exactly when what it tells of does.
 */
export async function recordAudit(entry: NewAuditEntry, run?: Run): Promise<AuditEntry> {
  const values = [entry.actor, entry.action, entry.subject, JSON.stringify(entry.detail ?? {})];
  const { rows: [row] } = run
    ? await run<AuditEntry & { id: string }>(INSERT, values)
    : await query<AuditEntry & { id: string }>("record-audit", INSERT, values);
  return { ...row!, id: BigInt(row!.id) };
}
