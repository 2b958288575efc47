import type { AuditEntry } from "../../audit/schema";
import { type ExportManifest, exportRecord } from "./schema";

// A name with more states would be too long.
const STATES_NAMED_MAX = 4;

/** The name of a file: petition, states, day of the snapshot. */
export function exportFileName(petition: string, states: string[] | null, cutOff: Date): string {
  const named =
    states === null ? "all-states" : states.length > STATES_NAMED_MAX ? `${states.length}-states` : states.join("-");
  return `${petition}-${named}-${cutOff.toISOString().slice(0, 10)}.csv`;
}

/**
 * The manifest of a finished export, from its entry in the log. The verification code is the start of the entry's hash, so
 * any change of this or an earlier entry changes the code. Null for an entry of another kind.
 */
export function manifestOf({ id, action, subject, detail, hash }: AuditEntry): ExportManifest | null {
  const record = exportRecord.safeParse(detail);
  if (action !== "export-finished" || !record.success) return null;
  const { states, versions, cutOff, rows, bytes, sha256 } = record.data;
  const petition = subject.replace(/^petition:/, "");
  return {
    petition,
    version: versions.at(-1) ?? null,
    versions,
    filter: { status: "confirmed", states: states ?? "all" },
    cutOff,
    rows,
    files: [{ name: exportFileName(petition, states, new Date(cutOff)), bytes, sha256 }],
    verificationCode: verificationCode(hash),
    logEntry: Number(id),
  };
}

/** Sixteen characters in groups of four, such as `9F31-AB02-77C4-D015`. */
function verificationCode(hash: Uint8Array): string {
  return Buffer.from(hash).toString("hex").slice(0, 16).toUpperCase().match(/.{4}/g)!.join("-");
}
