import { z } from "zod";

import { checkedOn, citedParagraph, type Paragraph, type Source, text } from "../schema";
import { plainText } from "./rules";

/** The pages of /learn in reading order, in four parts. */
export const learnParts = [
  { id: "meaning", slugs: ["human-trafficking", "child-sex-trafficking"] },
  { id: "happening", slugs: ["how-it-happens", "who-is-vulnerable", "control-and-attachment"] },
  { id: "noticing", slugs: ["warning-signs", "why-it-stays-hidden"] },
  { id: "changing", slugs: ["safe-harbor-laws", "what-must-be-done"] },
] as const;

export type LearnSlug = (typeof learnParts)[number]["slugs"][number];

export const learnSlugs: readonly LearnSlug[] = learnParts.flatMap(({ slugs }) => [...slugs]);

export function isLearnSlug(value: string): value is LearnSlug {
  return learnSlugs.some((slug) => slug === value);
}

export const GLOSSARY_PATH = "/learn/glossary";

export function learnPath(slug: LearnSlug): string {
  return `/learn/${slug}`;
}

/** Every path of /learn, for the sitemap. */
export const learnPaths = ["/learn", ...learnSlugs.map(learnPath), GLOSSARY_PATH];

// The id of an element of the page. It is the same in every language, so that a link with this fragment works in both.
const anchor = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const written = citedParagraph.extend({
  /** Advice or reasoning of our own, which has no sources. */
  ours: z.literal(true).optional(),
});
type Written = z.infer<typeof written>;

function linksAreWhole({ text }: Written): boolean {
  return !/[[\]]/.test(plainText(text));
}

function citesOrIsOurs({ sources, ours }: Written): boolean {
  return sources.length > 0 !== (ours === true);
}

// 18 is the age that the laws are about. Any other number is a finding and needs its source.
function claimsNoFigure({ text, ours }: Written): boolean {
  return ours !== true || !/\d/.test(plainText(text).replace(/\b18\b/g, ""));
}

function checkClaim<Shape extends z.ZodType<Written>>(shape: Shape) {
  return shape
    .refine(linksAreWhole, "has a link that is not written as [label](href)")
    .refine(citesOrIsOurs, "should either cite a source or say that it is ours")
    .refine(claimsNoFigure, "is ours, so it may hold no figure");
}

const claim = checkClaim(written);

const point = checkClaim(
  written.extend({
    label: text,
    /** What the point does not mean, or what to be careful about. */
    caution: text.optional(),
  }),
);

const writtenSection = z
  .strictObject({
    id: anchor,
    heading: text,
    paragraphs: z.array(claim).default([]),
    points: z.array(point).default([]),
  })
  .refine(({ paragraphs, points }) => paragraphs.length + points.length > 0, "should say something");

/** A page as it is written in content/<locale>/learn. */
export const writtenLearnPage = z.strictObject({
  title: text,
  /** A short title for menus. */
  menuTitle: text,
  description: text,
  checked: checkedOn,
  sections: z.array(writtenSection).min(1),
});
export type WrittenLearnPage = z.infer<typeof writtenLearnPage>;

export const glossaryCategories = ["law", "term", "safe-harbor"] as const;
export type GlossaryCategory = (typeof glossaryCategories)[number];

const writtenEntry = z.strictObject({
  id: anchor,
  category: z.enum(glossaryCategories),
  term: text,
  short: text,
  definition: text,
  whyItMatters: text.nullable(),
  /** The statute or treaty, by its citation. */
  legalReference: text.nullable(),
  sources: citedParagraph.shape.sources.unwrap().min(1),
});

/** The glossary as it is written in content/<locale>/glossary.json. */
export const writtenGlossary = z.strictObject({
  title: text,
  description: text,
  checked: checkedOn,
  entries: z.array(writtenEntry).min(1),
});
export type WrittenGlossary = z.infer<typeof writtenGlossary>;

export type LearnPoint = Paragraph & { label: string; caution: string | null };
export type LearnSection = { id: string; heading: string; paragraphs: Paragraph[]; points: LearnPoint[] };
export type LearnPage = Omit<WrittenLearnPage, "sections"> & {
  slug: LearnSlug;
  sections: LearnSection[];
  sources: Source[];
};

export type GlossaryEntry = Omit<WrittenGlossary["entries"][number], "sources"> & { sources: number[] };
export type Glossary = {
  title: string;
  description: string;
  checked: string;
  groups: { category: GlossaryCategory; entries: GlossaryEntry[] }[];
  sources: Source[];
};
