import "server-only";

import { db } from "../../db/client";
import { findOldBefore } from "../../limits/settings/queries";
import { markedDrafts } from "../expiry/sql";

const PURGED_AT_ONCE_MAX = 10_000;

/** Purges what forms of one sender have in common once it is old, in one bounded step. Returns of how many forms. */
export async function purgeMarks(now: Date): Promise<number> {
  const old = markedDrafts(await findOldBefore("kept-senders-days", now));
  return db.$executeRaw`
    UPDATE signature_draft SET domain_marks = NULL, network_mark = NULL WHERE id IN (${old} LIMIT ${PURGED_AT_ONCE_MAX})`;
}
