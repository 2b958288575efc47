import { z } from "zod";

import { textOfAtMost } from "../../organizers/schema";
import { tidyLines } from "../../text";
import { petitionSlug } from "../schema";

/** The fields of the form in which a petition is written, in its order. Lists are texts with an empty line between entries. */
export const textFields = [
  "titleEn",
  "titleEs",
  "summaryEn",
  "summaryEs",
  "askEn",
  "askEs",
  "bodyEn",
  "bodyEs",
  "sources",
  "checked",
] as const;
export type TextField = (typeof textFields)[number];
export type TextFields = Record<TextField, string>;

// The limits of title and summary are those of the published text. The others are several times the longest petition so far.
export const TEXT_LENGTHS_MAX: Record<TextField, number> = {
  titleEn: 90,
  titleEs: 90,
  summaryEn: 320,
  summaryEs: 320,
  askEn: 6_000,
  askEs: 6_000,
  bodyEn: 20_000,
  bodyEs: 20_000,
  sources: 12_000,
  checked: 7,
};

// Weeks of writing. Older saves than these are deleted.
export const SAVES_KEPT_MAX = 100;

// Nothing shows HTML, so it would stand in the text as it was typed.
const HTML = /<[a-z!/]/i;

const NO_HTML = "Write plain text, without HTML such as <b>";

/** A text that organizers write in the console: tidied, of at most `max` characters, and without HTML. */
export const plainText = (max: number) =>
  textOfAtMost(max, `Use at most ${max.toLocaleString("en-US")} characters`)
    .transform(tidyLines)
    .pipe(z.string().refine((text) => !HTML.test(text), NO_HTML));

const fieldShape = Object.fromEntries(
  textFields.map((name) => [name, plainText(TEXT_LENGTHS_MAX[name])]),
) as unknown as Record<TextField, ReturnType<typeof plainText>>;

/**
 * What a form was opened upon: the newest saved draft (0 for none) and the newest version (0 for none), as `3.1`. A save upon
 * another state is refused.
 */
export const basisInput = z
  .string()
  .regex(/^\d{1,7}\.\d{1,7}$/)
  .transform((text) => {
    const [revision = 0, version = 0] = text.split(".").map(Number);
    return { revision, version };
  });
export type Basis = z.infer<typeof basisInput>;

// The highest that the schema of a petition takes.
const GOAL_MAX = 100_000_000;

/** A goal as people write it: 75,000 or 75000. */
export const goalField = textOfAtMost(20, "Enter a whole number, like 75,000")
  .transform((typed) => typed.replace(/[\s,]/g, ""))
  .pipe(z.string().regex(/^\d{1,9}$/, "Enter a whole number, like 75,000"))
  .transform(Number)
  .pipe(z.int().min(1, "A goal is at least 1").max(GOAL_MAX, "Choose a goal that can be reached"));

/**
 * The whole form of a text. A draft may be incomplete, so only what could never be published is refused. The goal is beside it
 * until the first publication.
 */
export const textInput = z.object({ ...fieldShape, basis: basisInput, goal: goalField.optional() });
export type TextInput = z.infer<typeof textInput>;

export const publishInput = z.object({ basis: basisInput });

// The page on which a petition is created has this path.
const RESERVED_SLUG = "new";

/** A new petition: what its URL is, how many signatures it wants, and its title in both languages. */
export const newPetitionInput = z.object({
  slug: textOfAtMost(60, "Use at most 60 characters")
    .trim()
    .refine(
      (slug) => petitionSlug.safeParse(slug).success && slug !== RESERVED_SLUG,
      "Use small letters, digits and single hyphens, like fair-records",
    ),
  goal: goalField,
  titleEn: plainText(TEXT_LENGTHS_MAX.titleEn).pipe(z.string().min(2, "Write the title in English")),
  titleEs: plainText(TEXT_LENGTHS_MAX.titleEs).pipe(z.string().min(2, "Write the title in Spanish")),
});
export type NewPetitionInput = z.infer<typeof newPetitionInput>;

/** A saved draft as the console lists it. */
export interface SavedDraft {
  revision: number;
  savedBy: number;
  savedAt: Date;
}

/** A petition as its writers see it. */
export interface Writing {
  slug: string;
  fields: TextFields;
  basis: Basis;
  /** The newest save that is not published; null where the form shows the newest version. */
  draft: SavedDraft | null;
  /** Only while nothing is published, because organizers then set it beside the text. */
  goal: number | null;
}

/** A part of a text that is in both, only in the later, or only in the earlier. */
export interface Part {
  change: "same" | "added" | "removed";
  text: string;
}

/** What differs in one field of two texts. */
export interface Difference {
  field: TextField;
  parts: Part[];
}
