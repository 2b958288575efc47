import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { query } from "../../db/client";
import { mayReadSigners, mayReadState } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { openComment, openName } from "../sealing";

export const SIGNATURES_READ_AT_ONCE = 50;

export interface ReadFilter {
  petition: { id: number; slug: string };
  state: string;
  status: "confirmed" | "removed";
  /** Only signatures before this one, for the next page. */
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

type SealedRow = Omit<ReadSignature, "id" | "name" | "comment"> & {
  id: string;
  emailHash: Buffer;
  nameSealed: Buffer;
  commentSealed: Buffer | null;
};

/**
 * Opens one page of a state's signatures, newest first; null for an organizer who may not read them. What is read is
 * written into the log before it is opened: the one thing of the console that looking at a page writes.
 */
export async function readSignatures(
  organizer: Organizer,
  { petition, state, status, before }: ReadFilter,
): Promise<ReadSignature[] | null> {
  if (!mayReadSigners(organizer) || !mayReadState(organizer, state)) return null;
  const { rows } = await query<SealedRow>(
    "read-signatures",
    `
    SELECT id, zip, email_hash AS "emailHash", name_sealed AS "nameSealed", comment_sealed AS "commentSealed",
      confirmed_at AS "confirmedAt", removed_reason AS "removedReason"
    FROM signature WHERE petition_id = $1 AND state = $2 AND status = $3 AND ($4::bigint IS NULL OR id < $4)
    ORDER BY id DESC LIMIT $5`,
    [petition.id, state, status, before, SIGNATURES_READ_AT_ONCE],
  );
  if (rows.length === 0) return [];
  await recordAudit({
    actor: actorOf(organizer.id),
    action: "signatures-read",
    subject: `petition:${petition.slug}`,
    detail: { state, status, rows: rows.length, newest: rows[0]!.id, oldest: rows.at(-1)!.id },
  });
  return rows.map(({ emailHash, nameSealed, commentSealed, ...row }) => ({
    ...row,
    id: BigInt(row.id),
    name: openName(nameSealed, petition.id, emailHash),
    comment: commentSealed && openComment(commentSealed, petition.id, emailHash),
  }));
}
