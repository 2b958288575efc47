// The shapes of what the API takes and returns. Routes parse what comes with them, tests what goes, and the document is made of them.
import { z } from "zod";

import { billChambers, billStepKinds } from "@/lib/deliveries/bills/schema";
import { petitionSlug } from "@/lib/petitions/schema";
import { exportFormats, exportInput } from "@/lib/signatures/export/schema";

const moment = z.iso.datetime();
const count = z.int().nonnegative();
const stateCode = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .meta({ description: "A USPS code, such as TX" });
const byState = z.record(stateCode, count);
const slug = petitionSlug.meta({ description: "The name of a petition in its URL" });

export const petitionPath = z.object({ slug });
export const statePath = z.object({ slug, code: z.string().meta({ description: "A USPS code, such as TX or tx" }) });
export const headQuery = z.object({
  day: z.iso.date().optional().meta({ description: "A day in UTC; absent means the newest" }),
});
export const feedPath = z.object({ feed: z.enum(["en.ics", "es.ics"]) });

const petitionFields = {
  slug,
  title: z.string().meta({ description: "In English" }),
  status: z.enum(["open", "paused", "closed"]),
  version: z.int().positive().meta({ description: "The number of its newest text" }),
  openedAt: moment.nullable(),
  closesAt: moment.nullable(),
  goal: z.int().positive(),
  goalByState: byState.meta({ description: "The goal of each state: its own, or its share of `goal`" }),
  signatures: z.strictObject({
    confirmed: count,
    byState: byState.meta({ description: "Every state, also those without signatures" }),
    unknownState: count,
    paper: count.meta({ description: "On paper; no part of `confirmed`" }),
    paperByState: byState,
  }),
};
const countedAt = moment.meta({ description: "The moment of the numbers" });

export const petitionShape = z.strictObject({ ...petitionFields, countedAt }).meta({ id: "Petition" });
export const petitionsShape = z.strictObject({ petitions: z.array(z.strictObject(petitionFields)), countedAt });

export const historyShape = z.strictObject({
  slug,
  days: z
    .array(z.strictObject({ day: z.iso.date(), count: z.int() }))
    .meta({ description: "Days in UTC, oldest first, without those that have none" }),
});

const source = z.strictObject({ url: z.url(), title: z.string() });
const stepFields = { id: z.string(), dated: z.iso.date().meta({ description: "The day in the state" }), source };
const billStep = z.strictObject({
  ...stepFields,
  kind: z.enum(billStepKinds),
  chamber: z.enum(billChambers).nullable(),
  bill: z.strictObject({
    number: z.string(),
    title: z.string(),
    session: z.string(),
    chamber: z.enum(billChambers),
    sponsor: z.string().nullable(),
    url: z.url(),
  }),
  note: z.strictObject({ en: z.string(), es: z.string() }).nullable(),
});
const deliveryStep = z.strictObject({
  ...stepFields,
  kind: z.enum(["delivered", "received", "answered"]),
  offices: z.int().positive(),
  recipient: z.string().nullable(),
});
export const stateShape = z
  .strictObject({
    slug,
    state: stateCode,
    signatures: z.strictObject({ confirmed: count, paper: count }),
    steps: z.array(z.union([billStep, deliveryStep])).meta({ description: "What came of it, the newest day first" }),
    countedAt,
  })
  .meta({ id: "PetitionInState" });

export const auditHeadShape = z.strictObject({
  day: z.iso.date(),
  entries: count,
  hash: z.hash("sha256").meta({ description: "Of the newest entry" }),
  recordedAt: moment,
});

export const healthShape = z.strictObject({
  status: z.enum(["ok", "worker-away", "database-cannot-write", "tally-gap", "mail-stuck", "database-unavailable"]),
  version: z.string(),
  database: z.enum(["ok", "cannot-write", "unavailable"]),
  emails: z.strictObject({
    waiting: count.nullable(),
    oldestSeconds: z.number().nullable(),
    failed: count.nullable(),
  }),
  tally: z.strictObject({ gap: z.int().nullable() }),
  worker: z.strictObject({ lastSeenSeconds: count.nullable() }),
  warnings: z.array(z.string()),
});

export const openapiShape = z.looseObject({ openapi: z.literal("3.1.0"), paths: z.record(z.string(), z.unknown()) });

/** RFC 9457. */
export const problemShape = z
  .strictObject({
    type: z.literal("about:blank"),
    status: z.int().min(400).max(599),
    title: z.string(),
    detail: z.string().optional().meta({ description: "For people; programs read the status" }),
  })
  .meta({ id: "Problem" });

// A year, day by day and state by state, is some 20,000 rows.
const DAYS_MAX = 366;
const daysHint = `Use a whole number from 1 to ${DAYS_MAX}`;

export const countsQuery = z.object({
  petition: petitionSlug,
  state: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, "Use a USPS code, such as TX")
    .optional()
    .meta({ description: "A USPS code; absent means all states of the key" }),
  days: z.coerce
    .number<string>(daysHint)
    .int(daysHint)
    .min(1, daysHint)
    .max(DAYS_MAX, daysHint)
    .default(90)
    .meta({ description: "How many days `byDay` goes back, today included" }),
});

export const countsShape = z.strictObject({
  petition: slug,
  states: z.union([z.literal("all"), z.array(stateCode)]),
  confirmed: count,
  byState: byState.meta({ description: "States without signatures are absent" }),
  unknownState: count.nullable().meta({ description: "Null for a key that is limited to states" }),
  byDay: z.array(z.strictObject({ day: z.iso.date(), state: stateCode, count: z.int() })).meta({
    description:
      "Days in UTC; ZZ is an unknown state. A signature that was withdrawn is subtracted from the day it was confirmed",
  }),
  bySource: z.array(z.strictObject({ source: z.string().nullable(), count })).meta({
    description:
      "By the code of the link that people came by; null for none. The most frequent, counted each ten minutes",
  }),
  sourcesCountedAt: moment.nullable(),
  countedAt,
});

export const exportBody = exportInput.extend({
  state: exportInput.shape.state.default("").meta({ description: "A USPS code; empty means all states of the key" }),
  format: z.enum(exportFormats, `Use ${exportFormats.join(", ")}`).default("csv"),
  reason: exportInput.shape.reason.meta({ description: "What the file is for. It is written into the log" }),
});
