import "server-only";

import { stateLaws } from "../../content/state-laws";
import { db } from "../../db/client";
import { editionContent, petitionSlug } from "../schema";
import { fieldsOfEdition } from "./rules";
import type { EditionFields } from "./schema";

/** An edition as the console lists it. */
export interface ListedEdition {
  state: string;
  lastChecked: string;
  /** Null where it is as the file has it. */
  editedAt: Date | null;
}

// One for each state, the District and the territories.
const EDITIONS_MAX = 56;
// As many as the pages list.
const PETITIONS_MAX = 100;

/** The state editions of a petition, by code. */
export async function listEditions(slug: string): Promise<ListedEdition[]> {
  if (!petitionSlug.safeParse(slug).success) return [];
  return db.$queryRaw<ListedEdition[]>`
    SELECT e.state, e.content -> 'law' ->> 'lastChecked' AS "lastChecked", e.edited_at AS "editedAt"
    FROM state_edition e JOIN petition p ON p.id = e.petition_id
    WHERE p.slug = ${slug} ORDER BY e.state LIMIT ${EDITIONS_MAX}`;
}

/** The states that have an edition of each petition, by its slug. */
export async function listStatesOfEditions(): Promise<Map<string, string[]>> {
  const rows = await db.$queryRaw<{ slug: string; states: string[] }[]>`
    SELECT p.slug, array_agg(e.state ORDER BY e.state) AS states
    FROM state_edition e JOIN petition p ON p.id = e.petition_id GROUP BY p.id LIMIT ${PETITIONS_MAX}`;
  return new Map(rows.map(({ slug, states }) => [slug, states]));
}

/** What the form of an edition begins with. */
export interface OpenedEdition {
  fields: EditionFields;
  /** Identifies what the form was opened upon; "none" where there is no edition yet. */
  basis: string;
  editedAt: Date | null;
}

/**
 * An edition as the form shows it. Where the petition has none for the state, it begins with what the site says about the law, and
 * without an ask. Null without the petition or the state.
 */
export async function openEdition(slug: string, state: string): Promise<OpenedEdition | null> {
  const written = stateLaws[state];
  if (!petitionSlug.safeParse(slug).success || !written) return null;
  const petition = await db.petition.findUnique({
    where: { slug },
    select: {
      editions: { where: { state }, select: { content: true, contentHash: true, editedAt: true } },
    },
  });
  if (!petition) return null;
  const [kept] = petition.editions;
  if (!kept) return { fields: { ...fieldsOfEdition(written), askEn: "", askEs: "" }, basis: "none", editedAt: null };
  return {
    fields: fieldsOfEdition(editionContent.parse(kept.content)),
    basis: Buffer.from(kept.contentHash).toString("hex"),
    editedAt: kept.editedAt,
  };
}
