import { z } from "zod";

/** What an entry may hold beside its action: ids, counts, filters, hashes. Never a name, an email or a comment. */
export type AuditDetail = { [key: string]: AuditValue };
type AuditValue = string | number | boolean | null | AuditValue[] | { [key: string]: AuditValue };

/** What the log knows. A new action is named here first, so that the list of what is recorded is one list. */
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
  | "export-started"
  | "export-finished"
  | "export-cancelled"
  | "export-failed"
  | "switch-set"
  | "suppression-lifted"
  | "sign-in-link-printed"
  | "log-verified";

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

/** What the verification found. */
export interface AuditVerification {
  entries: number;
  /** The first entry that is missing, or does not follow from the one before it, or is not the one that was published. */
  firstBroken: bigint | null;
  /** The hash of the newest entry, in hex; null for an empty or broken log. */
  head: string | null;
}

/** A day of the calendar, as `2026-11-28`, of a year that PostgreSQL and JavaScript write alike. */
export const auditDay = z.iso.date().startsWith("2");

/** The end of the log as it was on one day (UTC). Kept elsewhere, it shows later that nothing before it was rewritten. */
export interface AuditHead {
  /** `2026-11-28`. */
  day: string;
  /** How many entries the log had. */
  entries: number;
  /** The hash of the newest of them. */
  hash: Uint8Array;
  recordedAt: Date;
}

/** Who acts where no organizer does: someone at the command line of the machine. */
export const OPERATOR = "operator";
export type Operator = typeof OPERATOR;

/** The name under which the log keeps who did something. */
export const actorOf = (by: { id: number } | Operator): string => (by === OPERATOR ? OPERATOR : `organizer:${by.id}`);
