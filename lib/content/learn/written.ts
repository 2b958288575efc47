import enChildSexTrafficking from "@/content/en/learn/child-sex-trafficking.json";
import enControlAndAttachment from "@/content/en/learn/control-and-attachment.json";
import enGlossary from "@/content/en/glossary.json";
import enHowItHappens from "@/content/en/learn/how-it-happens.json";
import enHumanTrafficking from "@/content/en/learn/human-trafficking.json";
import enSafeHarborLaws from "@/content/en/learn/safe-harbor-laws.json";
import enWarningSigns from "@/content/en/learn/warning-signs.json";
import enWhatMustBeDone from "@/content/en/learn/what-must-be-done.json";
import enWhoIsVulnerable from "@/content/en/learn/who-is-vulnerable.json";
import enWhyItStaysHidden from "@/content/en/learn/why-it-stays-hidden.json";
import esChildSexTrafficking from "@/content/es/learn/child-sex-trafficking.json";
import esControlAndAttachment from "@/content/es/learn/control-and-attachment.json";
import esGlossary from "@/content/es/glossary.json";
import esHowItHappens from "@/content/es/learn/how-it-happens.json";
import esHumanTrafficking from "@/content/es/learn/human-trafficking.json";
import esSafeHarborLaws from "@/content/es/learn/safe-harbor-laws.json";
import esWarningSigns from "@/content/es/learn/warning-signs.json";
import esWhatMustBeDone from "@/content/es/learn/what-must-be-done.json";
import esWhoIsVulnerable from "@/content/es/learn/who-is-vulnerable.json";
import esWhyItStaysHidden from "@/content/es/learn/why-it-stays-hidden.json";

import { parseContent } from "../parse";
import { requireSameParts } from "../same-parts";
import { type Locale, locales } from "@/lib/locale";
import { linkTargets, requireLiveLinks } from "./links";
import {
  learnSlugs,
  type LearnSlug,
  writtenGlossary,
  type WrittenGlossary,
  writtenLearnPage,
  type WrittenLearnPage,
} from "./schema";

const pageFiles: Record<Locale, Record<LearnSlug, unknown>> = {
  en: {
    "human-trafficking": enHumanTrafficking,
    "child-sex-trafficking": enChildSexTrafficking,
    "how-it-happens": enHowItHappens,
    "who-is-vulnerable": enWhoIsVulnerable,
    "control-and-attachment": enControlAndAttachment,
    "warning-signs": enWarningSigns,
    "why-it-stays-hidden": enWhyItStaysHidden,
    "safe-harbor-laws": enSafeHarborLaws,
    "what-must-be-done": enWhatMustBeDone,
  },
  es: {
    "human-trafficking": esHumanTrafficking,
    "child-sex-trafficking": esChildSexTrafficking,
    "how-it-happens": esHowItHappens,
    "who-is-vulnerable": esWhoIsVulnerable,
    "control-and-attachment": esControlAndAttachment,
    "warning-signs": esWarningSigns,
    "why-it-stays-hidden": esWhyItStaysHidden,
    "safe-harbor-laws": esSafeHarborLaws,
    "what-must-be-done": esWhatMustBeDone,
  },
};
const glossaryFiles: Record<Locale, unknown> = { en: enGlossary, es: esGlossary };

/** All texts of /learn. Importing this file checks them, so that a typo stops the build. */
export const writtenPages: Record<Locale, Record<LearnSlug, WrittenLearnPage>> = {
  en: pagesIn("en"),
  es: pagesIn("es"),
};
export const writtenGlossaries: Record<Locale, WrittenGlossary> = { en: glossaryIn("en"), es: glossaryIn("es") };

for (const slug of learnSlugs) requireSameParts(`learn/${slug}.json`, writtenPages.en[slug], writtenPages.es[slug]);
requireSameParts("glossary.json", writtenGlossaries.en, writtenGlossaries.es);

for (const locale of locales) {
  const [pages, glossary] = [writtenPages[locale], writtenGlossaries[locale]];
  const known = linkTargets({ pages, glossary });
  for (const slug of learnSlugs) requireLiveLinks(pageFile(locale, slug), pages[slug], known);
  requireLiveLinks(glossaryFile(locale), glossary, known);
}

export function pageFile(locale: Locale, slug: LearnSlug): string {
  return `content/${locale}/learn/${slug}.json`;
}

export function glossaryFile(locale: Locale): string {
  return `content/${locale}/glossary.json`;
}

function pagesIn(locale: Locale) {
  const pages = learnSlugs.map((slug) => [
    slug,
    parseContent(pageFile(locale, slug), writtenLearnPage, pageFiles[locale][slug]),
  ]);
  return Object.fromEntries(pages) as Record<LearnSlug, WrittenLearnPage>;
}

function glossaryIn(locale: Locale) {
  return parseContent(glossaryFile(locale), writtenGlossary, glossaryFiles[locale]);
}
