import learnSourcesFile from "@/content/learn-sources.json";

import type { Locale } from "@/lib/locale";
import { numberSources, sharedSourcesWith } from "../sources";
import type { LearnPage, LearnSlug } from "./schema";
import { pageFile, writtenPages } from "./written";

export const learnSources = sharedSourcesWith("content/learn-sources.json", learnSourcesFile);

/** A page of /learn as it is shown. Its sources are numbered in the order in which it cites them. */
export function learnPage(slug: LearnSlug, locale: Locale): LearnPage {
  const { sections, ...page } = writtenPages[locale][slug];
  const { numbered, cited } = numberSources(pageFile(locale, slug), learnSources);
  const shown = sections.map(({ id, heading, paragraphs, points }) => ({
    id,
    heading,
    paragraphs: paragraphs.map(numbered),
    points: points.map((point) => ({ ...numbered(point), label: point.label, caution: point.caution ?? null })),
  }));
  return { ...page, slug, sections: shown, sources: cited() };
}
