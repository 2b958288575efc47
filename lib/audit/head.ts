import { z } from "zod";

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
