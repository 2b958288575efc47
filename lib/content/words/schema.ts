import { z } from "zod";

import type { FactSource } from "../facts/schema";
import { checkedOn, text } from "../schema";

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

/** The advice about one language, in that language: Spanish has other words to use and to avoid than English. */
export const termTranslation = z.strictObject({
  avoid: z.array(text).min(1),
  use: z.array(text).min(1),
  why: text,
  /** When the words to avoid may still be used. Null where there is no such case. */
  exception: text.nullable(),
  /** What else a reader of this language should know, such as the usage of the other language. */
  note: text.nullable(),
});
export type TermTranslation = z.infer<typeof termTranslation>;

export const guideContent = z.strictObject({
  page: z.strictObject({
    title: text,
    description: text,
    paragraphs: z.array(text).min(1),
    areas: z.record(z.enum(termAreas), text),
  }),
  terms: z.record(key, termTranslation),
});
export type GuidePage = z.infer<typeof guideContent>["page"];

export type Term = Omit<TermRecord, "sources"> & {
  sources: FactSource[];
  translations: { en: TermTranslation; es: TermTranslation };
};
export type TermGroup = { area: TermArea; terms: Term[] };
