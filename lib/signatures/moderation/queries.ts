import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db } from "../../db/client";
import { empty, type Sql, sql } from "../../db/sql";
import { mayReadSigners, mayReadState } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { openComment, openName } from "../sealing";

export const SIGNATURES_READ_AT_ONCE = 50;

export interface ReadFilter {
  petition: { id: number; slug: string };
  state: string;
  status: "confirmed" | "removed";
  /** The last signature of the page before: only those below it are listed. */
  before: bigint | null;
}

export interface ReadSignature {
  id: bigint;
  name: string;
  zip: string;
  comment: string | null;
  confirmedAt: Date;
  removedReason: string | null;
}

type SealedRow = Omit<ReadSignature, "name" | "comment"> & {
  emailHash: Uint8Array;
  nameSealed: Uint8Array;
  commentSealed: Uint8Array | null;
};

// As text, because each list has a partial index, which PostgreSQL does not use with a parameter.
const ofStatus = {
  confirmed: sql`status = 'confirmed'`,
  removed: sql`status = 'removed'`,
};

/** The newest signatures of a filter, sealed. */
function signaturesRead({ petition, state, status, before }: ReadFilter): Sql {
  const older = before === null ? empty : sql`AND id < ${before}`;
  return sql`
    SELECT id, zip, email_hash AS "emailHash", name_sealed AS "nameSealed", comment_sealed AS "commentSealed",
      confirmed_at AS "confirmedAt", removed_reason AS "removedReason"
    FROM signature WHERE petition_id = ${petition.id} AND state = ${state} AND ${ofStatus[status]} ${older}
    ORDER BY id DESC LIMIT ${SIGNATURES_READ_AT_ONCE}`;
}

/**
 * Opens one page of a state's signatures, newest first. Null for an organizer who may not read them. The reading is logged
 * before anything is opened; this is the only page of the console whose reading writes.
 */
export async function readSignatures(organizer: Organizer, filter: ReadFilter): Promise<ReadSignature[] | null> {
  const { petition, state, status } = filter;
  if (!mayReadSigners(organizer) || !mayReadState(organizer, state)) return null;
  const rows = await db.$queryRaw<SealedRow[]>(signaturesRead(filter));
  const [newest, oldest] = [rows[0], rows.at(-1)];
  if (!newest || !oldest) return [];
  await recordAudit({
    actor: actorOf(organizer),
    action: "signatures-read",
    subject: `petition:${petition.slug}`,
    detail: { state, status, rows: rows.length, newest: String(newest.id), oldest: String(oldest.id) },
  });
  return rows.map(({ emailHash, nameSealed, commentSealed, ...row }) => ({
    ...row,
    name: openName(nameSealed, petition.id, emailHash),
    comment: commentSealed && openComment(commentSealed, petition.id, emailHash),
  }));
}
