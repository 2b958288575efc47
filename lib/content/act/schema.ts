import { z } from "zod";

import { checkedOn, citedParagraph, type Paragraph, type Source, text } from "../schema";

// The id of an element of the page. It is the same in every language, so that a link with this fragment works in both.
const anchor = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const path = z.string().regex(/^\/[a-z0-9/#-]*$/);

/** One thing to do, and the page where it is done. */
const action = z.strictObject({ title: text, text, path, link: text });
export type Action = z.infer<typeof action>;

const care = z.strictObject({ heading: text, points: z.array(text).min(1) });
export type Care = z.infer<typeof care>;

/** What a reader can do, in parts by the time it takes. */
export const takeActionPage = z.strictObject({
  title: text,
  description: text,
  checked: checkedOn,
  parts: z.array(z.strictObject({ id: anchor, heading: text, actions: z.array(action).min(1) })).length(3),
  table: z.strictObject({ heading: text, lead: text, steps: z.array(text).min(1), questions: text }),
  care,
});
export type TakeActionPage = z.infer<typeof takeActionPage>;

/** A page in sections that cites the sources of the facts: the red X, the lesson. */
export const writtenCitedPage = z.strictObject({
  title: text,
  description: text,
  checked: checkedOn,
  sections: z
    .array(
      z.strictObject({
        id: anchor,
        heading: text,
        paragraphs: z.array(citedParagraph),
        points: z.array(text),
      }),
    )
    .min(1),
});

export type CitedSection = { id: string; heading: string; paragraphs: Paragraph[]; points: string[] };
export type CitedPage = Omit<z.infer<typeof writtenCitedPage>, "sections"> & {
  sections: CitedSection[];
  sources: Source[];
};

// People who share a sentence share its figures, so each figure needs a fact with its sources. 18 is the age that the laws
// are about, and 911 is a number to call.
const claimsNoFigure = ({ fact, text }: { fact: string | null; text: string }) =>
  fact !== null || !/\d/.test(text.replace(/\b(18|911)\b/g, ""));
const NO_FIGURE = "holds a figure, so it should name the fact that the figure comes from";

const factKey = anchor.startsWith("fact-").nullable();

export const sharedSentence = z
  .strictObject({ id: anchor, text, fact: factKey, path })
  .refine(claimsNoFigure, NO_FIGURE);
export type SharedLine = z.infer<typeof sharedSentence>;

const socialImageIds = ["thought", "law", "help"] as const;

const sharedSocialImage = z
  .strictObject({ id: z.enum(socialImageIds), name: text, title: text, line: text, fact: factKey })
  .refine(({ fact, title, line }) => claimsNoFigure({ fact, text: `${title} ${line}` }), NO_FIGURE);

export const sharePage = z.strictObject({
  title: text,
  description: text,
  checked: checkedOn,
  sentences: z.strictObject({ heading: text, lead: text, items: z.array(sharedSentence).min(1) }),
  socialImages: z.strictObject({
    heading: text,
    lead: text,
    items: z.array(sharedSocialImage).length(socialImageIds.length),
  }),
  care,
});
export type SharePage = z.infer<typeof sharePage>;

export const printables = [
  "poster-thought",
  "poster-help",
  "help-sheet",
  "fact-sheet",
  "lesson-plan",
  "sign-up-sheet",
] as const;
export type Printable = (typeof printables)[number];

const printed = { title: text, description: text, act: text };
// The line breaks of a poster are set by hand, because they decide how it reads.
const poster = { ...printed, lines: z.array(text).min(1).max(4), text };

/** The texts on posters and sheets. */
export const printMessages = z.strictObject({
  group: text,
  scan: text,
  qrAlt: text,
  checked: text,
  "poster-thought": z.strictObject(poster),
  "poster-help": z.strictObject({ ...poster, note: text }),
  "help-sheet": z.strictObject({ ...printed, lead: text }),
  "fact-sheet": z.strictObject({ ...printed, lead: text, sources: text }),
  "lesson-plan": z.strictObject({ ...printed, sources: text }),
  "sign-up-sheet": z.strictObject({
    ...printed,
    heading: text,
    columns: z.strictObject({
      name: text,
      street: text,
      city: text,
      zip: text,
      email: text,
      date: text,
      signature: text,
    }),
    sign: text,
    fill: z.strictObject({ state: text, collector: text, date: text, reference: text }),
    privacy: text,
    host: text,
  }),
});
export type PrintMessages = z.infer<typeof printMessages>;
