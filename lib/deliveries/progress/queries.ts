import "server-only";

import { db } from "../../db/client";
import { empty, type Sql, sql } from "../../db/sql";
import { petitionSlug } from "../../petitions/schema";
import { PACKETS_MAX } from "../queries";
import { publicRecipient } from "../schema";
import { readStepId } from "./rules";
import type { BillProgress, DeliveryProgress, ProgressStep, StepOffices } from "./schema";
import { billSteps, deliverySteps, packetEvents } from "./sql";

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

/** The offices of one step of a delivery by the id of the step, in the order of their packets. Null where there is no such step. */
export async function findStepOffices(id: unknown): Promise<StepOffices | null> {
  const step = readStepId(id);
  if (!step) return null;
  const rows = await db.$queryRaw<{ slug: string; state: string; recipient: unknown; code: string }[]>`
    SELECT slug, state, recipient, code FROM (${packetEvents(sql`d.id = ${step.delivery}`)}) e
    WHERE kind = ${step.kind} AND to_char(dated, 'YYYY-MM-DD') = ${step.dated} ORDER BY ordinal LIMIT ${PACKETS_MAX}`;
  const [first] = rows;
  if (!first) return null;
  return {
    petition: first.slug,
    state: first.state,
    kind: step.kind,
    dated: step.dated,
    offices: rows.map(({ recipient, code }) => ({ recipient: publicRecipient(recipient), verificationCode: code })),
  };
}

const allSteps = (slug: string): Sql => sql`${billSteps(slug)} UNION ALL ${deliverySteps(slug)}`;
const newestFirst = sql`dated DESC, "changedAt" DESC, id DESC`;

type StepRow = Pick<ProgressStep, "id" | "state" | "dated" | "enteredAt" | "changedAt"> & {
  told: BillProgress | DeliveryProgress;
};

const toStep = ({ told, ...row }: StepRow): ProgressStep => ({ ...row, ...told });
