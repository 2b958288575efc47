import type { AuditEntry } from "../../audit/schema";
import type { LogFormat } from "./schema";

type Line = AuditEntry & { previousHash: Uint8Array };

const COLUMNS = ["id", "at", "actor", "action", "subject", "detail", "previousHash", "hash"] as const;

/** The first line of a file of the log; empty where the format has none. */
export const headOf = (format: LogFormat): string => (format === "csv" ? `${COLUMNS.join(",")}\r\n` : "");

/** One entry as a line of a file. With both hashes, a reader can verify each entry that follows another. */
export function lineOf(entry: Line, format: LogFormat): string {
  const record = {
    id: String(entry.id),
    at: entry.at.toISOString(),
    actor: entry.actor,
    action: entry.action,
    subject: entry.subject,
    detail: entry.detail,
    previousHash: Buffer.from(entry.previousHash).toString("hex"),
    hash: Buffer.from(entry.hash).toString("hex"),
  };
  if (format === "jsonl") return `${JSON.stringify(record)}\n`;
  const cells = COLUMNS.map((column) => (column === "detail" ? JSON.stringify(record.detail) : record[column]));
  return `${cells.map(quoted).join(",")}\r\n`;
}

// Every cell is in quotes. None begins like a formula: each is a word, a number, a time, a hash or an object of JSON.
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
