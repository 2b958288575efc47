import "server-only";

import { db } from "../../db/client";
import { empty, type Sql, sql } from "../../db/sql";
import { petitionSlug } from "../../petitions/schema";
import type { ProgressStep } from "./schema";

/** The most steps of one list. A state has a few in a year. */
export const STEPS_LISTED_MAX = 200;

/**
 * What came of a petition, the newest day first: all of it, or that of one state (by USPS code). Whether the petition is
 * public is for the caller to decide.
 */
export async function listSteps(
  slug: string,
  { state, max = STEPS_LISTED_MAX }: { state?: string; max?: number } = {},
): Promise<ProgressStep[]> {
  if (!petitionSlug.safeParse(slug).success) return [];
  const ofState = state === undefined ? empty : sql`AND state = ${state}`;
  const rows = await db.$queryRaw<StepRow[]>`
    SELECT * FROM (${billSteps(slug)}) steps WHERE true ${ofState}
    ORDER BY dated DESC, "enteredAt" DESC, id DESC LIMIT ${Math.min(max, STEPS_LISTED_MAX)}`;
  return rows.map(toStep);
}

/** The newest step of each state in which something happened, the newest day first. */
export async function listNewestStepOfStates(slug: string): Promise<ProgressStep[]> {
  if (!petitionSlug.safeParse(slug).success) return [];
  const rows = await db.$queryRaw<StepRow[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (state) * FROM (${billSteps(slug)}) steps
      ORDER BY state, dated DESC, "enteredAt" DESC, id DESC) newest
    ORDER BY dated DESC, "enteredAt" DESC, id DESC`;
  return rows.map(toStep);
}

type StepRow = Omit<ProgressStep, "note" | "source"> & {
  noteEn: string | null;
  noteEs: string | null;
  sourceUrl: string;
  sourceTitle: string;
};

/** The steps of bills that were not taken back. */
const billSteps = (slug: string): Sql => sql`
  SELECT 'bill-step-' || s.id AS id, s.kind::text AS kind, b.state, to_char(s.dated, 'YYYY-MM-DD') AS dated,
    s.chamber::text AS chamber,
    jsonb_build_object('number', b.number, 'title', b.title, 'session', b.session, 'chamber', b.chamber,
      'sponsor', b.sponsor, 'url', b.url) AS bill,
    s.note_en AS "noteEn", s.note_es AS "noteEs", s.source_url AS "sourceUrl", s.source_title AS "sourceTitle",
    s.created_at AS "enteredAt", coalesce(s.corrected_at, s.created_at) AS "changedAt"
  FROM petition p JOIN bill b ON b.petition_id = p.id JOIN bill_step s ON s.bill_id = b.id
  WHERE p.slug = ${slug} AND b.taken_back_at IS NULL AND s.taken_back_at IS NULL`;

function toStep({ noteEn, noteEs, sourceUrl, sourceTitle, ...step }: StepRow): ProgressStep {
  return {
    ...step,
    note: noteEn !== null && noteEs !== null ? { en: noteEn, es: noteEs } : null,
    source: { url: sourceUrl, title: sourceTitle },
  };
}
