import { z } from "zod";

import type { Locale } from "@/lib/locale";

// Everything the site says is kept as files in content/ and passes through these shapes before anything shows it.
export function localized<Shape extends z.ZodType>(shape: Shape) {
  return z.strictObject({ en: shape, es: shape });
}

/** What is the same in both languages is written once; what is not, once in each. */
function inBoth<Shape extends z.ZodType>(shape: Shape) {
  const isInBoth = (value: unknown) => typeof value === "object" && value !== null;
  return z.preprocess((value) => (isInBoth(value) ? value : { en: value, es: value }), localized(shape));
}

/** One or more sentences. A stray space at either end is a typo of the editor, so it is refused and not trimmed. */
export const words = z
  .string()
  .min(1)
  .max(1_200)
  .regex(/^\S[\s\S]*\S$/, "should not begin or end with a space");

/** The month, or only the year, of a check: research is dated no finer than that. */
export const checkedOn = z.string().regex(/^20\d\d(-(0[1-9]|1[0-2]))?$/, "should be YYYY-MM or YYYY");

export const source = z.strictObject({
  title: words,
  publisher: words,
  // Null for a page that bears no date.
  year: z.int().min(1900).max(2100).nullable(),
  url: z.url({ protocol: /^https?$/ }),
});
export type Source = z.infer<typeof source>;

/** `found`: a source was read for it. `knowledge`: it is well known, and its source is given unread. */
export const bases = ["found", "knowledge"] as const;

// In the files a paragraph cites its sources by their keys in content/sources.json; what is shown cites them by number.
const sourceKey = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const citedParagraph = z.strictObject({ text: words, sources: z.array(sourceKey).default([]) });
export type CitedParagraph = z.infer<typeof citedParagraph>;

const writtenSection = z
  .strictObject({
    heading: words,
    paragraphs: z.array(citedParagraph).default([]),
    points: z.array(words).default([]),
  })
  .refine(({ paragraphs, points }) => paragraphs.length + points.length > 0, "should say something");

/** A page of prose as it is written in content/<locale>/pages. */
export const writtenPage = z.strictObject({
  title: words,
  description: words,
  checked: checkedOn,
  sections: z.array(writtenSection).min(1),
});

/** The home page as it is written: every fact names a source, and the build fails if one does not. */
export const writtenHome = z.strictObject({
  titleLines: z.tuple([words, words]),
  description: words,
  lead: words,
  sentences: z.tuple([words, words, words]),
  factsHeading: words,
  facts: z.array(citedParagraph.extend({ sources: z.array(sourceKey).min(1) })).length(3),
  stepsHeading: words,
  steps: z.array(z.strictObject({ title: words, text: words })).length(3),
  helpHeading: words,
  help: words,
  todayHeading: words,
  /** What one can do today, each with the page where it is done. */
  today: z.array(z.strictObject({ title: words, text: words, path: z.string().regex(/^\/[a-z0-9/#-]*$/) })).length(4),
  checked: checkedOn,
});

/** A paragraph as it is shown: its sources are numbers, counted from 1, in the list of sources of the same text. */
export type Paragraph = { text: string; sources: number[] };
export type Section = { heading: string; paragraphs: Paragraph[]; points: string[] };
export type SitePage = {
  title: string;
  description: string;
  /** YYYY-MM */
  checked: string;
  sections: Section[];
  sources: Source[];
};

export type HomePage = Omit<z.infer<typeof writtenHome>, "facts"> & { facts: Paragraph[]; sources: Source[] };

export const helplineGroups = ["danger", "missing", "near", "images", "talk", "report"] as const;
export type HelplineGroup = (typeof helplineGroups)[number];

const callable = z.strictObject({
  // What is shown and what a tel: or sms: link needs.
  shown: words,
  digits: z.string().regex(/^\d{3,11}$/),
});

/** How to reach a service. Only what to send and which page to open may differ by language. */
export const helplineContact = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    group: z.enum(helplineGroups),
    phone: callable.nullable(),
    text: callable
      .extend({
        // What to send, where it is asked for.
        keyword: inBoth(words.nullable()),
      })
      .nullable(),
    website: inBoth(z.url({ protocol: /^https$/ })).nullable(),
    /** Is there someone to write with on the website? */
    chat: z.boolean().default(false),
    /** For the people one finds by going to them, such as at school. */
    inPerson: z.boolean().default(false),
    basis: z.enum(bases).default("found"),
    checked: checkedOn,
    sources: z.array(source).min(1),
  })
  .refine(
    ({ phone, text, website, inPerson }) => inPerson || [phone, text, website].some((way) => way !== null),
    "should say how to reach it",
  )
  .refine(({ website, chat }) => website !== null || !chat, "should say where its chat is");

/** What a service is, in one language. */
export const helplineWords = z.strictObject({
  name: words,
  /** When to use it, in a few words. */
  when: words,
  /** What happens when you call, write or fill in the form. */
  whatHappens: words,
  /** How to be answered in Spanish, where that takes more than to call or to press a button. */
  spanish: words.nullable().default(null),
  hours: words,
  languages: words.nullable(),
  /** What the service keeps to itself and what it must pass on. */
  privacy: words.nullable(),
});

export const safetyParts = ["reporting", "device", "pictures", "adults"] as const;
export type SafetyPart = (typeof safetyParts)[number];

/** One piece of advice on staying safe, and what it rests on. */
export const safetyRecord = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  part: z.enum(safetyParts),
  basis: z.enum(bases).default("found"),
  checked: checkedOn,
  sources: z.array(source).min(1),
});

export const safetyWords = z.strictObject({ title: words, text: words });

export type SafetyAdvice = z.infer<typeof safetyRecord> & { words: Record<Locale, z.infer<typeof safetyWords>> };

export type Helpline = z.infer<typeof helplineContact> & { words: Record<Locale, z.infer<typeof helplineWords>> };

export type StateKind = "state" | "district" | "territory";

export const lawStatuses = ["full", "partial", "none", "unverified"] as const;
export type LawStatus = (typeof lawStatuses)[number];

const chargeables = ["no", "conditional", "yes"] as const;
export type Chargeable = (typeof chargeables)[number];

/** The rule by which the states are sorted, in one language: what each answer to “can a child be charged?” means. */
export const chargeRule = z.strictObject({
  heading: words,
  lead: words,
  rules: z.strictObject({ no: words, conditional: words, yes: words, unknown: words }),
});
export type ChargeRule = z.infer<typeof chargeRule>;

export const mechanisms = [
  "immunity",
  "diversion",
  "affirmative-defense",
  "mandatory-referral",
  "services",
  "vacatur",
] as const;

const stateLaw = z.strictObject({
  status: z.enum(lawStatuses),
  /** Can a person under 18 be charged? By the rule of content/<locale>/charge-rule.json; null where it could not be confirmed. */
  chargeable: z.enum(chargeables).nullable(),
  /** The age below which the bar, or the conditional rule, applies. Null where there is none. */
  immunityAge: z.int().min(10).max(18).nullable(),
  mechanisms: z.array(z.enum(mechanisms)),
  firstEnacted: z.int().min(1990).max(2100).nullable(),
  // One string where it is the same in every language.
  citation: z.union([words, localized(words)]).nullable(),
  /** The date of the newest source that was read. */
  lastChecked: checkedOn,
  /** When the sources of this law were last read again, where that was later. */
  reviewed: checkedOn.optional(),
  basis: z.enum(["found", "knowledge"]).nullable(),
  confidence: z.enum(["high", "medium", "low"]),
  sources: z.array(source).min(1),
});
export type StateLaw = z.infer<typeof stateLaw>;

const seats = z.int().min(1).max(400);

const legislature = z
  .strictObject({
    /** A single chamber is told in the upper fields. */
    unicameral: z.boolean(),
    upperSeats: seats,
    lowerSeats: seats.nullable(),
    url: z.url().nullable(),
    findLegislatorUrl: z.url().nullable(),
    /** True where that page finds members of the upper chamber only. */
    finderUpperOnly: z.boolean().default(false),
  })
  .refine(({ unicameral, lowerSeats }) => unicameral === (lowerSeats === null), "one chamber or two");
export type Legislature = z.infer<typeof legislature>;

/** What is the same about a state in every language. An unverified law never carries a status to show. */
export const stateRecord = z
  .strictObject({ law: stateLaw, legislature })
  .refine(
    ({ law }) =>
      law.status !== "unverified" ||
      (law.chargeable === null && law.immunityAge === null && law.citation === null && law.mechanisms.length === 0),
    "an unverified law should claim nothing",
  )
  .refine(({ law }) => law.status === "unverified" || law.chargeable !== null, "a settled law says who can be charged");
export type StateRecord = z.infer<typeof stateRecord>;

/** What is said about a state in one language. */
export const stateWords = z.strictObject({
  summary: words,
  ask: words,
  /** The act, by name. Null where the law could not be confirmed. */
  instrument: words.nullable(),
  legislature: words,
  upperChamber: words,
  lowerChamber: words.nullable(),
});
export type StateWords = z.infer<typeof stateWords>;
