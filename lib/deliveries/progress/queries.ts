import "server-only";

import { db } from "../../db/client";
import { empty, type Sql, sql } from "../../db/sql";
import { petitionSlug } from "../../petitions/schema";
import type { BillProgress, DeliveryProgress, ProgressStep } from "./schema";
import { billSteps, deliverySteps } from "./sql";

/** The most steps of one list. A state has a few in a year. */
const STEPS_LISTED_MAX = 200;

/**
 * What came of a petition, the newest day first: all of it, or that of one state (by USPS code). Whether the petition is
 * public is for the caller to decide.
 */
export async function listSteps(
  slug: string,
  { state, max = STEPS_LISTED_MAX }: { state?: string; max?: number } = {},
): Promise<ProgressStep[]> {
  if (!petitionSlug.safeParse(slug).success) return [];
  const ofState = state === undefined ? empty : sql`WHERE state = ${state}`;
  const rows = await db.$queryRaw<StepRow[]>`
    SELECT * FROM (${allSteps(slug)}) steps ${ofState} ORDER BY ${newestFirst} LIMIT ${Math.min(max, STEPS_LISTED_MAX)}`;
  return rows.map(toStep);
}

/** The newest step of each state in which something happened, the newest day first. */
export async function listNewestStepOfStates(slug: string): Promise<ProgressStep[]> {
  if (!petitionSlug.safeParse(slug).success) return [];
  const rows = await db.$queryRaw<StepRow[]>`
    SELECT * FROM (SELECT DISTINCT ON (state) * FROM (${allSteps(slug)}) steps ORDER BY state, ${newestFirst}) newest
    ORDER BY ${newestFirst}`;
  return rows.map(toStep);
}

const allSteps = (slug: string): Sql => sql`${billSteps(slug)} UNION ALL ${deliverySteps(slug)}`;
const newestFirst = sql`dated DESC, "changedAt" DESC, id DESC`;

type StepRow = Pick<ProgressStep, "id" | "state" | "dated" | "enteredAt" | "changedAt"> & {
  told: BillProgress | DeliveryProgress;
};

const toStep = ({ told, ...row }: StepRow): ProgressStep => ({ ...row, ...told });
