import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db } from "../../db/client";
import { empty, sql } from "../../db/sql";
import { isAtLeast, mayReadSigners, mayRemoveWithin, statesOf } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import { openOfList, openOrNull } from "../../readable";
import { UNREADABLE } from "../../unreadable";
import { openComment, openName } from "../sealing";
import { NOT_KEPT, type Removal, type RemovalOutcome } from "./schema";
import { openRule } from "./sealing";

export const REMOVALS_LISTED_AT_ONCE = 50;
export const FOUND_READ_AT_ONCE = 25;

type RemovalRow = Omit<Removal, "states" | "domain" | "network" | "phrase" | "progress"> & {
  allStates: boolean;
  states: string[];
  ruleSealed: Uint8Array | null;
  processed: number;
  cursorId: bigint;
  lastId: bigint;
};

const removalColumns = sql`
  r.id, r.status, p.slug AS petition, r.all_states AS "allStates", r.states, r.source, r.flag, r.confirmed_from AS "confirmedFrom",
  r.confirmed_before AS "confirmedBefore", r.subdomains, r.rule_sealed AS "ruleSealed", r.last_id AS "lastId",
  r.cursor_id AS "cursorId", r.processed, r.found, r.removed, r.reinstated, r.created_by AS "createdBy",
  r.created_at AS "createdAt", r.reason, r.started_by AS "startedBy", r.ended_at AS "endedAt", r.failure`;

// In the list beside the others, and with no part that could be taken for the rule.
const UNREADABLE_RULE = { domain: null, network: null, phrase: UNREADABLE };
const BLANKED_RULE = { domain: null, network: null, phrase: NOT_KEPT };

function removalOf(row: RemovalRow): Removal {
  const { allStates, states, ruleSealed, processed, cursorId, lastId, ...removal } = row;
  const { found, removed, status } = removal;
  const rule = ruleSealed ? (openOrNull(() => openRule(ruleSealed, row.id)) ?? UNREADABLE_RULE) : BLANKED_RULE;
  const progress = {
    // Numbers of signatures are nearly without gaps.
    previewing: { done: Number(cursorId), of: Number(lastId) },
    removing: { done: processed, of: found },
    undoing: { done: processed, of: removed },
  }[status as string] ?? { done: 1, of: 1 };
  return { ...removal, ...rule, states: statesOf({ allStates, states }), progress };
}

/** One page of removals within the states of an organizer, newest first: those below `before`. Null for a viewer. */
export async function listRemovals(organizer: Organizer, before: number | null): Promise<Removal[] | null> {
  if (!isAtLeast(organizer.role, "organizer")) return null;
  const within =
    organizer.states === null ? empty : sql`AND NOT r.all_states AND r.states <@ ${organizer.states}::text[]`;
  const rows = await db.$queryRaw<RemovalRow[]>`
    SELECT ${removalColumns} FROM bulk_removal r JOIN petition p ON p.id = r.petition_id
    WHERE ${before === null ? sql`true` : sql`r.id < ${before}`} ${within}
    ORDER BY r.id DESC LIMIT ${REMOVALS_LISTED_AT_ONCE}`;
  return rows.map(removalOf);
}

/** One removal, or null where it does not exist or has states that the organizer may not see. */
export async function findRemoval(organizer: Organizer, id: number): Promise<Removal | null> {
  const [row] = await db.$queryRaw<RemovalRow[]>`
    SELECT ${removalColumns} FROM bulk_removal r JOIN petition p ON p.id = r.petition_id WHERE r.id = ${id}`;
  const removal = row && removalOf(row);
  return removal && mayRemoveWithin(organizer, removal.states) ? removal : null;
}

export interface FoundSignature {
  id: bigint;
  name: string;
  zip: string;
  state: string;
  comment: string | null;
  confirmedAt: Date;
  outcome: RemovalOutcome;
  /** Whether this removal keeps it out of the count at the moment. */
  isRemoved: boolean;
}

type SealedRow = Omit<FoundSignature, "name" | "comment"> & {
  petitionId: number;
  emailHash: Uint8Array;
  nameSealed: Uint8Array;
  commentSealed: Uint8Array | null;
};

/**
 * Opens one page of what a removal found, in the order of the numbers: those after `after`. Null for an organizer who may not
 * read it. The reading is logged before anything is opened.
 */
export async function readFound(
  organizer: Organizer,
  removal: Removal,
  after: bigint,
): Promise<FoundSignature[] | null> {
  if (!mayReadSigners(organizer) || !mayRemoveWithin(organizer, removal.states)) return null;
  // A signer may have moved to another state since.
  const within = organizer.states === null ? empty : sql`AND s.state = ANY (${organizer.states}::text[])`;
  const rows = await db.$queryRaw<SealedRow[]>`
    SELECT s.id, s.zip, s.state, s.confirmed_at AS "confirmedAt", b.outcome,
      s.status = 'removed' AND s.removal_id IS NOT DISTINCT FROM b.removal_id AS "isRemoved", s.petition_id AS "petitionId",
      s.email_hash AS "emailHash", s.name_sealed AS "nameSealed", s.comment_sealed AS "commentSealed"
    FROM bulk_removal_signature b JOIN signature s ON s.id = b.signature_id
    WHERE b.removal_id = ${removal.id} AND b.signature_id > ${after} ${within}
    ORDER BY b.signature_id LIMIT ${FOUND_READ_AT_ONCE}`;
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return [];
  await recordAudit({
    actor: actorOf(organizer),
    action: "removal-read",
    subject: `removal:${removal.id}`,
    detail: { rows: rows.length, first: String(first.id), last: String(last.id), states: removal.states },
  });
  return rows.map(({ petitionId, emailHash, nameSealed, commentSealed, ...row }) => ({
    ...row,
    name: openOfList(() => openName(nameSealed, petitionId, emailHash)),
    comment: commentSealed && openOfList(() => openComment(commentSealed, petitionId, emailHash)),
  }));
}
