import { z } from "zod";

import type { FactSource } from "../facts/schema";
import { checkedOn, words } from "../schema";

export const termAreas = ["people", "offenders", "law", "numbers", "stories", "advocacy"] as const;
export type TermArea = (typeof termAreas)[number];

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** What is the same about an entry of the guide in every language. */
export const termRecord = z.strictObject({
  id: key.startsWith("lang-"),
  area: z.enum(termAreas),
  checked: checkedOn,
  sources: z.array(key).min(1, "An advice needs a source"),
});
export type TermRecord = z.infer<typeof termRecord>;

/** The advice in one language, about that language: Spanish has its own words to use and to avoid. */
export const termWords = z.strictObject({
  avoid: z.array(words).min(1),
  use: z.array(words).min(1),
  why: words,
  /** When the words to avoid may still be used. Null where there is no such case. */
  exception: words.nullable(),
  /** What a reader of this language should know besides, as about the other language's usage. */
  note: words.nullable(),
});
export type TermWords = z.infer<typeof termWords>;

export const guideWords = z.strictObject({
  page: z.strictObject({
    title: words,
    description: words,
    paragraphs: z.array(words).min(1),
    areas: z.record(z.enum(termAreas), words),
  }),
  terms: z.record(key, termWords),
});
export type GuidePage = z.infer<typeof guideWords>["page"];

export type Term = Omit<TermRecord, "sources"> & { sources: FactSource[]; words: { en: TermWords; es: TermWords } };
export type TermGroup = { area: TermArea; terms: Term[] };
