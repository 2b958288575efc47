import { z } from "zod";

import {
  checkedOn,
  citedParagraph,
  localized,
  source,
  stateRecord,
  stateTranslation,
  text,
} from "@/lib/content/schema";

// The same limit as in the database: a URL that people can read aloud.
const SLUG_LENGTH_MAX = 60;
export const petitionSlug = z
  .string()
  .max(SLUG_LENGTH_MAX)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

// A title is the subject of emails and the first line of shared links, which programs cut at about this length.
const TITLE_LENGTH_MAX = 90;
const title = text.max(TITLE_LENGTH_MAX);
// Search engines and previews show about two lines.
const SUMMARY_LENGTH_MAX = 320;
const summary = text.max(SUMMARY_LENGTH_MAX);
// A petition with more than ten demands would not be read.
const ask = z.array(text).min(1).max(10);

/** The text of a petition in one language, as in content/<locale>/petitions. */
export const writtenText = z.strictObject({
  title,
  summary,
  ask,
  body: z.array(z.strictObject({ heading: text, paragraphs: z.array(citedParagraph).min(1) })).min(1),
});

/** The fields of a petition that are the same in all languages, as in content/petitions. */
export const writtenPetition = z.strictObject({
  slug: petitionSlug,
  goal: z.int().min(1).max(100_000_000),
  checked: checkedOn,
});

const paragraph = z.strictObject({ text, sources: z.array(z.int().min(1)) });

/** The text of a petition in one language, as each version stores it: complete, with its numbered sources. */
export const petitionText = z
  .strictObject({
    title,
    summary,
    ask,
    body: z.array(z.strictObject({ heading: text, paragraphs: z.array(paragraph).min(1) })).min(1),
    sources: z.array(source).min(1),
    checked: checkedOn,
  })
  .refine(
    ({ body, sources }) =>
      body
        .flatMap(({ paragraphs }) => paragraphs)
        .every((each) => each.sources.every((number) => number <= sources.length)),
    "every cited number needs its source",
  );
export type PetitionText = z.infer<typeof petitionText>;

export const petitionContent = localized(petitionText);
export type PetitionContent = z.infer<typeof petitionContent>;

/** A state edition: the law of the state, its legislature, and the texts in both languages. */
export const editionContent = stateRecord.extend(localized(stateTranslation).shape);
export type EditionContent = z.infer<typeof editionContent>;

/** The part of an edition whose changes are news: the law, its sources and the ask. */
const newsTranslation = z.object({ summary: text, ask: text });
export const editionNews = z.object({
  law: z.object({
    status: z.string(),
    chargeable: z.string().nullable(),
    lastChecked: checkedOn,
    sources: z.array(source),
  }),
  en: newsTranslation,
  es: newsTranslation,
});

/** One petition of the files, ready to be loaded. */
export type PetitionFile = {
  slug: string;
  goal: number;
  content: PetitionContent;
  editions: Record<string, EditionContent>;
};

/** The goals that organizers gave single states, by USPS code. */
export const stateGoals = z.record(z.string(), z.int().min(1));

/** The goal of a petition, with those of single states. */
export interface Goals {
  goal: number;
  stateGoals: Readonly<Record<string, number>>;
}

export type PetitionStatus = "draft" | "open" | "paused" | "closed" | "hidden" | "taken_down";

export type PetitionVersion = { number: number; createdAt: Date; content: PetitionContent };

export type Petition = Goals & {
  id: number;
  slug: string;
  status: PetitionStatus;
  openedAt: Date | null;
  closesAt: Date | null;
  /** The newest version, which people sign now. */
  version: PetitionVersion;
};

export type StateEdition = {
  state: string;
  /** When the law or the ask last changed. */
  updatedAt: Date;
  content: EditionContent;
};

/** A petition that can be signed, as other pages name it. */
export interface OpenPetition {
  slug: string;
  title: { en: string; es: string };
}
