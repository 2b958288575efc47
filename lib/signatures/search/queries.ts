import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db } from "../../db/client";
import { readReplica } from "../../db/replica";
import { mayReadSigners, mayReadState } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { openOfList } from "../../readable";
import { openComment, openName } from "../sealing";
import { type ReadSignature, type SignatureFilter, SIGNATURES_READ_AT_ONCE } from "./schema";
import { signaturesOf } from "./sql";

type SealedRow = Omit<ReadSignature, "name" | "comment"> & {
  emailHash: Uint8Array;
  nameSealed: Uint8Array | null;
  commentSealed: Uint8Array | null;
};

/** Whether an organizer may list what a filter finds. */
export const mayList = (organizer: Organizer, { state }: { state: string | null }): boolean =>
  mayReadSigners(organizer) && (state === null || mayReadState(organizer, state));

/** Whether a filter finds anything that this organizer may read. Nothing is opened. */
export async function findsAny(organizer: Organizer, filter: SignatureFilter): Promise<boolean> {
  const [found] = await readReplica(
    () => db.$queryRaw<{ any: boolean }[]>`SELECT EXISTS (SELECT 1 FROM ${signaturesOf(organizer, filter)}) AS any`,
  );
  return found?.any === true;
}

/**
 * Opens one page of the signatures of a filter, newest first. Null for an organizer who may not read them. The reading is
 * logged before anything is opened, with what it was narrowed by and without the names and emails that were looked for.
 */
export async function readSignatures(organizer: Organizer, filter: SignatureFilter): Promise<ReadSignature[] | null> {
  if (!mayList(organizer, filter)) return null;
  const { petition, state, status } = filter;
  const rows = await readReplica(
    () => db.$queryRaw<SealedRow[]>`
    SELECT s.id, s.status, s.zip, s.state, s.email_hash AS "emailHash", s.name_sealed AS "nameSealed",
      s.comment_sealed AS "commentSealed", s.created_at AS "createdAt", s.confirmed_at AS "confirmedAt",
      s.removed_reason AS "removedReason", s.flags
    FROM ${signaturesOf(organizer, filter)} ORDER BY s.id DESC LIMIT ${SIGNATURES_READ_AT_ONCE}`,
  );
  const [newest, oldest] = [rows[0], rows.at(-1)];
  if (!newest || !oldest) return [];
  await recordAudit({
    actor: actorOf(organizer),
    action: "signatures-read",
    subject: `petition:${petition.slug}`,
    detail: {
      ...{ state, status, by: narrowedBy(filter) },
      ...{ rows: rows.length, newest: String(newest.id), oldest: String(oldest.id) },
    },
  });
  return rows.map(({ emailHash, nameSealed, commentSealed, ...row }) => ({
    ...row,
    name: nameSealed && openOfList(() => openName(nameSealed, petition.id, emailHash)),
    comment: commentSealed && openOfList(() => openComment(commentSealed, petition.id, emailHash)),
  }));
}

/** What else a filter asks: "name", not which. */
export function narrowedBy({ zip, district, source, flag, from, until, emailHash, words }: SignatureFilter): string[] {
  const asked = { zip, district, source, flag, from, until, email: emailHash, name: words.length > 0 ? words : null };
  return Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [name]));
}
