import "server-only";

import { query, type Run } from "../db/client";
import type { Prisma } from "../db/generated/client";
import type { AuditEntry, NewAuditEntry } from "./schema";

const INSERT = `
  INSERT INTO audit_entry (actor, action, subject, detail) VALUES ($1, $2, $3, $4::jsonb)
  RETURNING id::text, at, actor, action, subject, detail, hash`;

type Row = Omit<AuditEntry, "id" | "hash"> & { id: string; hash: Uint8Array };

/** A transaction of either kind: `transaction` of lib/db, or Prisma's. */
export type AuditTransaction = Run | Pick<Prisma.TransactionClient, "$queryRawUnsafe">;

/**
 * Adds one entry to the log and hands it back. Its number, time and hashes are made by the database, which chains it
 * to the entry before. Given a transaction, the entry exists exactly when what it tells of does.
 */
export async function recordAudit(entry: NewAuditEntry, tx?: AuditTransaction): Promise<AuditEntry> {
  const row = await insert([entry.actor, entry.action, entry.subject, JSON.stringify(entry.detail ?? {})], tx);
  return { ...row, id: BigInt(row.id), hash: Buffer.from(row.hash) };
}

async function insert(values: string[], tx?: AuditTransaction): Promise<Row> {
  if (!tx) return (await query<Row>("record-audit", INSERT, values)).rows[0]!;
  if (typeof tx === "function") return (await tx<Row>(INSERT, values)).rows[0]!;
  return (await tx.$queryRawUnsafe<Row[]>(INSERT, ...values))[0]!;
}
