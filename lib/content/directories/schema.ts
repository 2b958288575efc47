import { z } from "zod";

import type { Locale } from "@/lib/locale";
import { bases, checkedOn, localized, source, words } from "../schema";
import { isStateCode } from "../states";

// The directories are lists of records. What a record is stands once in content/<collection>.json; what is said about it
// stands in content/<locale>/<collection>.json under the same key.
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
/** A remark for the reader, such as a limit of what is said. */
const note = words.nullable();

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

export const organization = z.strictObject({
  ...provenance,
  name: words,
  kind: z.enum(organizationKinds),
  /** What else it does. Some organizations are led by survivors, which is a quality and not a kind. */
  alsoKinds: z.array(z.enum([...organizationKinds, "survivor-leadership"])),
  /** Where it works. Empty for the whole country. */
  states: z.array(stateCode),
  url: website,
});
export const organizationWords = z.strictObject({ description: words });

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

/** As exact as is known: a year, a month or a day. */
const roughDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);

export const milestone = z.strictObject({
  ...provenance,
  date: roughDate,
  kind: z.enum(milestoneKinds),
  /** What an act or a report is called, in English in every language, so that it can be looked up. */
  officialName: words.nullable(),
});
export const milestoneWords = z.strictObject({ title: words, whatHappened: words, whyItMatters: words });

const month = z.int().min(1).max(12);

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** When a day is kept. `announced`: whoever keeps it sets the date anew each year, so nothing can be computed. */
export const dayRule = z.discriminatedUnion("kind", [
  z
    .strictObject({ kind: z.literal("date"), month, day: z.int().min(1).max(31) })
    .refine(({ month, day }) => day <= DAYS_IN_MONTH[month - 1]!, "should be a day that every year has"),
  // Weekdays count from Sunday, 0; `nth` counts from 1, and -1 is the last of the month.
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
  // A proper name, chosen by whoever keeps the day. Where it has no official Spanish name, ours says what it means.
  name: localized(words),
  rule: dayRule,
  observedSince: year.nullable(),
  url: website,
});
export const awarenessDayWords = z.strictObject({ origin: words, howToMark: words, note });

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
  title: words,
  author: words,
  publisher: words,
  year: year.nullable(),
  kind: z.enum(readingKinds),
  url: website,
});
export const workWords = z.strictObject({
  whyRead: words,
  note,
  /** What it is and how long, where a reader could not tell: of what was said or filmed. */
  form: words.optional(),
  /** What a film shows or speaks of that may be hard to watch, as the rest of a sentence. */
  warning: words.optional(),
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
  title: words,
  publisher: words,
  audience: z.enum(audiences),
  url: website,
});
export const toolkitWords = z.strictObject({ format: words, description: words, note });

function coordinate(least: number, most: number) {
  return z.number().min(least).max(most).multipleOf(0.01);
}

/** A public operation or court case. It names no victim and no defendant. */
export const publicCase = z
  .strictObject({
    ...provenance,
    date: roughDate,
    /** Null for an operation in the whole country. */
    state: stateCode.nullable(),
    /** The middle of the city, or of the part of the state where it was; never an address, so no finer than a kilometer. */
    place: z.strictObject({ lat: coordinate(-90, 90), lng: coordinate(-180, 180) }).nullable(),
  })
  .refine(
    ({ state, place }) => (state === null) === (place === null),
    "a case of one state has a place, and only that",
  );
export const publicCaseWords = z.strictObject({
  title: words,
  city: words.nullable(),
  whatHappened: words,
  outcome: words,
  note,
});

type Worded<Shape extends z.ZodType, Words extends z.ZodType> = z.infer<Shape> & {
  words: Record<Locale, z.infer<Words>>;
};

export type Organization = Worded<typeof organization, typeof organizationWords>;
export type Milestone = Worded<typeof milestone, typeof milestoneWords>;
export type AwarenessDay = Worded<typeof awarenessDay, typeof awarenessDayWords>;
export type Work = Worded<typeof work, typeof workWords>;
export type Toolkit = Worded<typeof toolkit, typeof toolkitWords>;
export type PublicCase = Worded<typeof publicCase, typeof publicCaseWords>;

/** What every record says of itself, whatever it is about. */
export type Provenance = Pick<Organization, "id" | "basis" | "checked" | "sources">;
