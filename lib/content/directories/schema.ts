import { z } from "zod";

import type { Locale } from "@/lib/locale";
import { bases, checkedOn, localized, source, text } from "../schema";
import { isStateCode } from "../states";

// The directories are lists of records. content/<collection>.json has what is the same in every language, and
// content/<locale>/<collection>.json has the translation, under the id of the record.
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const provenance = {
  id,
  basis: z.enum(bases),
  checked: checkedOn,
  sources: z
    .array(source)
    .min(1)
    .refine(
      (sources) => new Set(sources.map(({ url }) => url)).size === sources.length,
      "should name each source once",
    ),
};

const website = z.url({ protocol: /^https?$/ });
const stateCode = z.string().refine(isStateCode, "should be the code of a state");
const year = z.int().min(1900).max(2100);
/** A remark for the reader, such as a limit of the claim. */
const note = text.nullable();

export const organizationKinds = [
  "reporting",
  "survivor-services",
  "legal-advocacy",
  "policy",
  "prevention",
  "training",
  "research",
  "network",
] as const;

/** What an organization can be besides its main kind. `survivor-leadership` is a quality and never a main kind. */
export const organizationQualities = [...organizationKinds, "survivor-leadership"] as const;

export const organization = z.strictObject({
  ...provenance,
  name: text,
  kind: z.enum(organizationKinds),
  alsoKinds: z.array(z.enum(organizationQualities)),
  /** The states it works in. Empty for the whole country. */
  states: z.array(stateCode),
  url: website,
});
export const organizationTranslation = z.strictObject({ description: text });

export const milestoneKinds = [
  "federal-law",
  "state-law",
  "international",
  "policy",
  "program",
  "service",
  "enforcement",
  "research",
  "industry",
  "words",
] as const;

/** A year, a month or a day, as exact as the source. */
const roughDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

export const milestone = z.strictObject({
  ...provenance,
  date: roughDate,
  kind: z.enum(milestoneKinds),
  /** The English name of an act or a report, in every language, so that readers can search for it. */
  officialName: text.nullable(),
});
export const milestoneTranslation = z.strictObject({ title: text, whatHappened: text, whyItMatters: text });

const month = z.int().min(1).max(12);

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** When a day is kept. `announced`: its organizers set the date each year, so it cannot be computed. */
export const dayRule = z.discriminatedUnion("kind", [
  z
    .strictObject({ kind: z.literal("date"), month, day: z.int().min(1).max(31) })
    .refine(({ month, day }) => day <= DAYS_IN_MONTH[month - 1]!, "should be a day that every year has"),
  // Sunday is weekday 0. `nth` counts from 1, and -1 is the last of the month.
  z.strictObject({
    kind: z.literal("weekday"),
    month,
    weekday: z.int().min(0).max(6),
    nth: z.literal([1, 2, 3, 4, -1]),
  }),
  z.strictObject({ kind: z.literal("month"), month }),
  z.strictObject({ kind: z.literal("announced"), month }),
]);
export type DayRule = z.infer<typeof dayRule>;

export const awarenessDay = z.strictObject({
  ...provenance,
  // A proper name, chosen by the organizers of the day. A day without an official Spanish name gets a translation of ours.
  name: localized(text),
  rule: dayRule,
  observedSince: year.nullable(),
  url: website,
});
export const awarenessDayTranslation = z.strictObject({ origin: text, howToMark: text, note });

export const readingKinds = [
  "report",
  "research",
  "law",
  "statistics",
  "guide",
  "journalism",
  "remarks",
  "film",
] as const;

/** A work keeps its title in every language. */
export const work = z.strictObject({
  ...provenance,
  title: text,
  author: text,
  publisher: text,
  year: year.nullable(),
  kind: z.enum(readingKinds),
  url: website,
});
export const workTranslation = z.strictObject({
  whyRead: text,
  note,
  /** What it is and how long, for a work to hear or to watch. */
  form: text.optional(),
  /** What in a film may be hard to watch, as the end of a sentence. */
  warning: text.optional(),
});

export const audiences = [
  "education",
  "youth",
  "parents",
  "survivors",
  "child-welfare",
  "healthcare",
  "service-providers",
  "courts",
  "law-enforcement",
  "transport",
  "hospitality",
  "faith",
  "policy-makers",
] as const;

export const toolkit = z.strictObject({
  ...provenance,
  title: text,
  publisher: text,
  audience: z.enum(audiences),
  url: website,
});
export const toolkitTranslation = z.strictObject({ format: text, description: text, note });

function coordinate(least: number, most: number) {
  return z.number().min(least).max(most).multipleOf(0.01);
}

/** A public operation or court case. It names no victim and no defendant. */
export const publicCase = z
  .strictObject({
    ...provenance,
    date: roughDate,
    /** Null for a nationwide operation. */
    state: stateCode.nullable(),
    /** The middle of the city or of the region; never a street, so it is no finer than a kilometer. */
    place: z.strictObject({ lat: coordinate(-90, 90), lng: coordinate(-180, 180) }).nullable(),
  })
  .refine(
    ({ state, place }) => (state === null) === (place === null),
    "a case of one state has a place, and only that",
  );
export const publicCaseTranslation = z.strictObject({
  title: text,
  city: text.nullable(),
  whatHappened: text,
  outcome: text,
  note,
});

type Worded<Shape extends z.ZodType, Translation extends z.ZodType> = z.infer<Shape> & {
  translations: Record<Locale, z.infer<Translation>>;
};

export type Organization = Worded<typeof organization, typeof organizationTranslation>;
export type Milestone = Worded<typeof milestone, typeof milestoneTranslation>;
export type AwarenessDay = Worded<typeof awarenessDay, typeof awarenessDayTranslation>;
export type Work = Worded<typeof work, typeof workTranslation>;
export type Toolkit = Worded<typeof toolkit, typeof toolkitTranslation>;
export type PublicCase = Worded<typeof publicCase, typeof publicCaseTranslation>;

/** The fields that every record has. */
export type Provenance = Pick<Organization, "id" | "basis" | "checked" | "sources">;
