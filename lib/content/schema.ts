import { z } from "zod";

import type { Locale } from "@/lib/locale";

// The texts of the site are files in content/. These schemas check each before a page shows it.
export function localized<Shape extends z.ZodType>(shape: Shape) {
  return z.strictObject({ en: shape, es: shape });
}

/** A value that is either the same in both languages, and then written once, or an object with one for each. */
function inBoth<Shape extends z.ZodType>(shape: Shape) {
  const isInBoth = (value: unknown) => typeof value === "object" && value !== null;
  return z.preprocess((value) => (isInBoth(value) ? value : { en: value, es: value }), localized(shape));
}

/** One or more sentences. A space at either end is a typo of the editor, so it is refused instead of trimmed. */
export const text = z
  .string()
  .min(1)
  .max(1_200)
  .regex(/^\S[\s\S]*\S$/, "should not begin or end with a space");

/** The month or the year of a check. */
export const checkedOn = z.string().regex(/^20\d\d(-(0[1-9]|1[0-2]))?$/, "should be YYYY-MM or YYYY");

export const source = z.strictObject({
  title: text,
  publisher: text,
  // Null for a page without a date.
  year: z.int().min(1900).max(2100).nullable(),
  url: z.url({ protocol: /^https?$/ }),
});
export type Source = z.infer<typeof source>;

/** `found`: a source was read for it. `knowledge`: it is well known, and its source was not read. */
export const bases = ["found", "knowledge"] as const;

// A content file cites a source by its key in content/sources.json. The page shows a number instead.
const sourceKey = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const citedParagraph = z.strictObject({ text, sources: z.array(sourceKey).default([]) });
export type CitedParagraph = z.infer<typeof citedParagraph>;

const writtenSection = z
  .strictObject({
    heading: text,
    paragraphs: z.array(citedParagraph).default([]),
    points: z.array(text).default([]),
  })
  .refine(({ paragraphs, points }) => paragraphs.length + points.length > 0, "should say something");

/** A page of prose as a file of content/<locale>/pages has it. */
export const writtenPage = z.strictObject({
  title: text,
  description: text,
  checked: checkedOn,
  sections: z.array(writtenSection).min(1),
});

/** The home page as its file has it. A fact without a source stops the build. */
export const writtenHome = z.strictObject({
  titleLines: z.tuple([text, text]),
  description: text,
  lead: text,
  sentences: z.tuple([text, text, text]),
  factsHeading: text,
  facts: z.array(citedParagraph.extend({ sources: z.array(sourceKey).min(1) })).length(3),
  stepsHeading: text,
  steps: z.array(z.strictObject({ title: text, text })).length(3),
  helpHeading: text,
  help: text,
  todayHeading: text,
  /** What a reader can do today, each with the page for it. */
  today: z.array(z.strictObject({ title: text, text, path: z.string().regex(/^\/[a-z0-9/#-]*$/) })).length(4),
  checked: checkedOn,
});

/** A paragraph as it is shown. `sources` are numbers, from 1, in the list of sources of the same page. */
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
  // The number as it is shown, and its digits for a tel: or sms: link.
  shown: text,
  digits: z.string().regex(/^\d{3,11}$/),
});

/** How to reach a service. Only the keyword to send and the page to open may differ by language. */
export const helplineContact = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    group: z.enum(helplineGroups),
    phone: callable.nullable(),
    text: callable
      .extend({
        // The word to send, where the service needs one.
        keyword: inBoth(text.nullable()),
      })
      .nullable(),
    website: inBoth(z.url({ protocol: /^https$/ })).nullable(),
    /** Does the website have a chat? */
    chat: z.boolean().default(false),
    /** For people whom a reader meets in person, such as at school. */
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

/** The texts about a service in one language. */
export const helplineTranslation = z.strictObject({
  name: text,
  /** When to use it, in a few words. */
  when: text,
  /** What happens when you call, write or fill in the form. */
  whatHappens: text,
  /** How to get a response in Spanish, where calling or pressing a button is not enough. */
  spanish: text.nullable().default(null),
  hours: text,
  languages: text.nullable(),
  /** What the service keeps to itself and what it must pass on. */
  privacy: text.nullable(),
});

export const safetyParts = ["reporting", "device", "pictures", "adults"] as const;
export type SafetyPart = (typeof safetyParts)[number];

/** One piece of safety advice and its sources. */
export const safetyRecord = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  part: z.enum(safetyParts),
  basis: z.enum(bases).default("found"),
  checked: checkedOn,
  sources: z.array(source).min(1),
});

export const safetyTranslation = z.strictObject({ title: text, text });

export type SafetyAdvice = z.infer<typeof safetyRecord> & {
  translations: Record<Locale, z.infer<typeof safetyTranslation>>;
};

export type Helpline = z.infer<typeof helplineContact> & {
  translations: Record<Locale, z.infer<typeof helplineTranslation>>;
};

export type StateKind = "state" | "district" | "territory";

export const lawStatuses = ["full", "partial", "none", "unverified"] as const;
export type LawStatus = (typeof lawStatuses)[number];

const chargeables = ["no", "conditional", "yes"] as const;
export type Chargeable = (typeof chargeables)[number];

/** What each value of “can a child be charged?” means, in one language. The states are sorted by this rule. */
export const chargeRule = z.strictObject({
  heading: text,
  lead: text,
  rules: z.strictObject({ no: text, conditional: text, yes: text, unknown: text }),
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
  /** Can a person under 18 be charged? The rule is content/<locale>/charge-rule.json. Null where it could not be confirmed. */
  chargeable: z.enum(chargeables).nullable(),
  /** The age below which the immunity, or the conditional rule, applies. Null where there is none. */
  immunityAge: z.int().min(10).max(18).nullable(),
  mechanisms: z.array(z.enum(mechanisms)),
  firstEnacted: z.int().min(1990).max(2100).nullable(),
  // One string where it is the same in every language.
  citation: z.union([text, localized(text)]).nullable(),
  /** The date of the newest source that was read. */
  lastChecked: checkedOn,
  /** When the sources of this law were last checked again, if that was later. */
  reviewed: checkedOn.optional(),
  basis: z.enum(["found", "knowledge"]).nullable(),
  confidence: z.enum(["high", "medium", "low"]),
  sources: z.array(source).min(1),
});
export type StateLaw = z.infer<typeof stateLaw>;

const seats = z.int().min(1).max(400);

const legislature = z
  .strictObject({
    /** A single chamber uses the upper fields. */
    unicameral: z.boolean(),
    upperSeats: seats,
    lowerSeats: seats.nullable(),
    url: z.url().nullable(),
    findLegislatorUrl: z.url().nullable(),
    /** True if that page finds only members of the upper chamber. */
    finderUpperOnly: z.boolean().default(false),
  })
  .refine(({ unicameral, lowerSeats }) => unicameral === (lowerSeats === null), "one chamber or two");
export type Legislature = z.infer<typeof legislature>;

/** What is the same about a state in every language. An unverified law has no claims. */
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

/** The texts about a state in one language. */
export const stateTranslation = z.strictObject({
  summary: text,
  ask: text,
  /** The name of the act. Null where the law could not be confirmed. */
  instrument: text.nullable(),
  legislature: text,
  upperChamber: text,
  lowerChamber: text.nullable(),
});
export type StateTranslation = z.infer<typeof stateTranslation>;
