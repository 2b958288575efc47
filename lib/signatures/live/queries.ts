import "server-only";

import { db } from "../../db/client";
import { sql } from "../../db/sql";
import { storedSwitches } from "../../limits/sql";
import { toSwitches } from "../../limits/rules";
import type { Switches } from "../../limits/schema";
import { petitionSlug, type Petition } from "../../petitions/schema";
import { toPaperCount } from "../paper/rules";
import type { PaperCount } from "../paper/schema";
import { paperByState } from "../paper/sql";
import { openOrNull } from "../../readable";
import { shownName } from "../rules";
import { openName } from "../sealing";
import { tallyByState } from "../tally/sql";
import { toTally } from "../tally/rules";
import type { StateCount, Tally } from "../tally/schema";

/** A petition, its exact numbers and what the operators have switched, all at one moment. */
export interface LivePetition {
  petition: Omit<Petition, "version"> & {
    /** The number of the newest text. */
    version: number;
    /** Identifies the content of the edition that was asked for and its last change; null without one. */
    edition: string | null;
    /** The codes of the states that have an edition, if they were asked for. */
    editions: string[];
  };
  switches: Switches;
  tally: Tally;
  /** The counted signatures on paper, which are no part of the tally. */
  paper: PaperCount;
  /** The newest signers who chose to be shown and whose name an organizer has looked at, as they chose, newest first. */
  supporters: { shownName: string; state: string; confirmedAt: Date }[];
}

type PetitionRow = LivePetition["petition"] & {
  switches: Record<string, unknown> | null;
  counts: StateCount[];
  paperCounts: StateCount[];
  supporters: SupporterRow[];
};

interface SupporterRow {
  /** In base64. */
  name: string;
  emailHash: string;
  display: "initials" | "name";
  state: string;
  /** In milliseconds. */
  confirmedAt: number;
}

const SUPPORTERS_MAX = 50;

interface Included {
  /** How many of the newest signers. */
  supporters?: number;
  /** The USPS code of the state whose edition it is about. */
  edition?: string | null;
  /** Whether the codes of all editions are wanted. */
  editions?: boolean;
}

/**
 * What pages show of a petition at this moment, whatever its status: rules.ts of the petitions says what may be shown. One
 * statement, so all of it is of one snapshot, and pages that are served from a template cost one round trip.
 */
export async function findLivePetition(
  slug: string,
  { supporters: supportersMax = 0, edition = null, editions = false }: Included = {},
): Promise<LivePetition | null> {
  if (!petitionSlug.safeParse(slug).success) return null;
  // The conditions are literals, because PostgreSQL uses the partial index of shown signers only then.
  const [row] = await db.$queryRaw<PetitionRow[]>`
    SELECT p.id, p.slug, p.status, p.goal, p.state_goals AS "stateGoals", p.opened_at AS "openedAt", p.closes_at AS "closesAt",
      (SELECT max(number) FROM petition_version WHERE petition_id = p.id) AS version,
      (SELECT concat(encode(content_hash, 'hex'), ' ', extract(epoch FROM updated_at)) FROM state_edition
        WHERE petition_id = p.id AND state = ${edition}) AS edition,
      ARRAY(SELECT state FROM state_edition WHERE petition_id = p.id AND ${editions}::boolean ORDER BY state) AS editions,
      ${storedSwitches} AS switches,
      (SELECT coalesce(json_agg(c), '[]') FROM (${tallyByState(sql`p.id`)}) c) AS counts,
      (SELECT coalesce(json_agg(c), '[]') FROM (${paperByState(sql`p.id`)}) c) AS "paperCounts",
      (SELECT coalesce(json_agg(r), '[]') FROM (
        SELECT encode(name_sealed, 'base64') AS name, encode(email_hash, 'base64') AS "emailHash", display, state,
          extract(epoch FROM confirmed_at) * 1000 AS "confirmedAt"
        FROM signature WHERE petition_id = p.id AND status = 'confirmed' AND display <> 'hidden'
          AND name_review = 'shown'
        ORDER BY confirmed_at DESC LIMIT ${Math.min(supportersMax, SUPPORTERS_MAX)}) r) AS supporters
    FROM petition p WHERE p.slug = ${slug}`;
  if (!row) return null;
  const { switches, counts, paperCounts, supporters, ...petition } = row;
  const set = toSwitches(switches ?? {});
  return {
    petition,
    switches: set,
    tally: toTally(counts),
    paper: toPaperCount(paperCounts),
    supporters: set.signersHidden ? [] : supporters.flatMap((supporter) => toSupporter(supporter, petition.id) ?? []),
  };
}

// One name that cannot be opened is left out, and takes nothing else of the page away.
function toSupporter({ name, emailHash, display, state, confirmedAt }: SupporterRow, petitionId: number) {
  const opened = openOrNull(() => openName(Buffer.from(name, "base64"), petitionId, Buffer.from(emailHash, "base64")));
  return opened === null
    ? null
    : { shownName: shownName(opened, display) ?? "", state, confirmedAt: new Date(confirmedAt) };
}
