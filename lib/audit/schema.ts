import { z } from "zod";

/** The details of an entry: ids, counts, filters, hashes. Never a name, an email or a comment. */
export type AuditDetail = { [key: string]: AuditValue };
type AuditValue = string | number | boolean | null | AuditValue[] | { [key: string]: AuditValue };

/** The actions of the log. This is the only list of what is recorded. */
export type AuditAction =
  | "organizer-invited"
  | "organizer-disabled"
  | "organizer-enabled"
  | "organizer-changed"
  | "organizer-signed-in"
  | "organizer-signed-out"
  | "signatures-read"
  | "signature-removed"
  | "signature-reinstated"
  | "comments-read"
  | "comments-reviewed"
  | "export-started"
  | "export-finished"
  | "export-cancelled"
  | "export-failed"
  | "delivery-created"
  | "delivery-started"
  | "delivery-cancelled"
  | "packet-built"
  | "packet-failed"
  | "packet-rebuilding"
  | "packet-files-deleted"
  | "packet-previewed"
  | "packet-downloaded"
  | "packet-link-sent"
  | "packet-link-revoked"
  | "packet-received"
  | "packet-scan-added"
  | "switch-set"
  | "suppression-lifted"
  | "sign-in-link-printed"
  | "log-verified"
  | "paper-entered"
  | "paper-read"
  | "paper-removed"
  | "bill-added"
  | "bill-corrected"
  | "bill-taken-back"
  | "bill-step-added"
  | "bill-step-corrected"
  | "bill-step-taken-back"
  | "data-imported";

export interface NewAuditEntry {
  actor: string;
  action: AuditAction;
  /** What it was done to, such as `petition:safe-harbor` or `organizer:3`. */
  subject: string;
  detail?: AuditDetail;
}

export interface AuditEntry {
  id: bigint;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  detail: AuditDetail;
  hash: Uint8Array;
}

/** The result of verifying the log. */
export interface AuditVerification {
  entries: number;
  /** The first entry that is missing, does not follow from the one before it, or differs from a published head. */
  firstBroken: bigint | null;
  /** The hash of the newest entry, in hex; null for an empty or broken log. */
  head: string | null;
}

/** A calendar day such as `2026-11-28`, of a year that PostgreSQL and JavaScript write in the same way. */
export const auditDay = z.iso.date().startsWith("2");

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

/** The actor where no organizer acts: the operator at the command line. */
export const OPERATOR = "operator";
export type Operator = typeof OPERATOR;

/** The actor as the log stores it. */
export const actorOf = (by: { id: number } | Operator): string => (by === OPERATOR ? OPERATOR : `organizer:${by.id}`);
