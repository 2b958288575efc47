import { z } from "zod";

import { checkedOn, citedParagraph, type Paragraph, type Source, words } from "../schema";

// A name within a page, the same in every language, so that a link to it holds in both.
const anchor = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const path = z.string().regex(/^\/[a-z0-9/#-]*$/);

/** One thing to do, and the page where it is done. */
const action = z.strictObject({ title: words, text: words, path, link: words });
export type Action = z.infer<typeof action>;

const care = z.strictObject({ heading: words, points: z.array(words).min(1) });
export type Care = z.infer<typeof care>;

/** What one can do, in parts by the time it takes. */
export const takeActionPage = z.strictObject({
  title: words,
  description: words,
  checked: checkedOn,
  parts: z.array(z.strictObject({ id: anchor, heading: words, actions: z.array(action).min(1) })).length(3),
  table: z.strictObject({ heading: words, lead: words, steps: z.array(words).min(1), questions: words }),
  care,
});
export type TakeActionPage = z.infer<typeof takeActionPage>;

export const writtenRedX = z.strictObject({
  title: words,
  description: words,
  checked: checkedOn,
  sections: z
    .array(
      z.strictObject({
        id: anchor,
        heading: words,
        paragraphs: z.array(citedParagraph),
        points: z.array(words),
      }),
    )
    .min(1),
});

export type RedXSection = { id: string; heading: string; paragraphs: Paragraph[]; points: string[] };
export type RedXPage = Omit<z.infer<typeof writtenRedX>, "sections"> & { sections: RedXSection[]; sources: Source[] };

// Whoever passes a sentence on passes its figures on too, so each of them is in the ledger. 18 is the age all this is about,
// and 911 a number to call.
const claimsNoFigure = ({ fact, text }: { fact: string | null; text: string }) =>
  fact !== null || !/\d/.test(text.replace(/\b(18|911)\b/g, ""));
const NO_FIGURE = "holds a figure, so it should name the entry of the ledger that it comes from";

const factKey = anchor.startsWith("fact-").nullable();

export const sharedSentence = z
  .strictObject({ id: anchor, text: words, fact: factKey, path })
  .refine(claimsNoFigure, NO_FIGURE);
export type SharedLine = z.infer<typeof sharedSentence>;

const pictureIds = ["thought", "law", "help"] as const;

const sharedSocialImage = z
  .strictObject({ id: z.enum(pictureIds), name: words, title: words, line: words, fact: factKey })
  .refine(({ fact, title, line }) => claimsNoFigure({ fact, text: `${title} ${line}` }), NO_FIGURE);

export const sharePage = z.strictObject({
  title: words,
  description: words,
  checked: checkedOn,
  sentences: z.strictObject({ heading: words, lead: words, items: z.array(sharedSentence).min(1) }),
  pictures: z.strictObject({
    heading: words,
    lead: words,
    items: z.array(sharedSocialImage).length(pictureIds.length),
  }),
  care,
});
export type SharePage = z.infer<typeof sharePage>;

export const printables = ["poster-thought", "poster-help", "fact-sheet", "sign-up-sheet"] as const;
export type Printable = (typeof printables)[number];

const printed = { title: words, description: words, act: words };
// The lines of a poster are broken by hand: where a thought breaks decides how it reads.
const poster = { ...printed, lines: z.array(words).min(1).max(4), text: words };

/** The words on what we print. */
export const printWords = z.strictObject({
  group: words,
  scan: words,
  qrAlt: words,
  checked: words,
  "poster-thought": z.strictObject(poster),
  "poster-help": z.strictObject({ ...poster, note: words }),
  "fact-sheet": z.strictObject({ ...printed, lead: words, sources: words }),
  "sign-up-sheet": z.strictObject({
    ...printed,
    heading: words,
    columns: z.strictObject({ name: words, email: words, age: words, sent: words }),
    confirm: words,
    privacy: words,
    host: words,
  }),
});
export type PrintWords = z.infer<typeof printWords>;
