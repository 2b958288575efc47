/** What an entry may hold beside its action: ids, counts, filters, hashes. Never a name, an address or a comment. */
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
  hash: Buffer;
}

/** What the verification found. `firstBroken` is the first entry that does not follow from the one before it. */
export interface AuditVerification {
  entries: number;
  firstBroken: bigint | null;
  /** The hash of the newest entry. Kept elsewhere, it shows later that nothing was cut off the end. */
  head: string | null;
}

/** Who acts where no organizer does: someone at the command line of the machine. */
export const OPERATOR = "operator";

export const actorOf = (organizerId: number): string => `organizer:${organizerId}`;
