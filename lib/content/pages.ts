import enAbout from "@/content/en/pages/about.json";
import enAccessibility from "@/content/en/pages/accessibility.json";
import enDevelopers from "@/content/en/pages/developers.json";
import enHome from "@/content/en/pages/home.json";
import enPrivacy from "@/content/en/pages/privacy.json";
import esAbout from "@/content/es/pages/about.json";
import esAccessibility from "@/content/es/pages/accessibility.json";
import esDevelopers from "@/content/es/pages/developers.json";
import esHome from "@/content/es/pages/home.json";
import esPrivacy from "@/content/es/pages/privacy.json";

import { parseContent } from "./parse";
import { requireSameParts } from "./same-parts";
import type { Locale } from "@/lib/locale";
import { type HomePage, type SitePage, writtenHome, writtenPage } from "./schema";
import { numberSources } from "./sources";

export type SitePageName = "about" | "privacy" | "accessibility" | "developers";

/** The pages of prose. Importing this file checks them, so a claim without a source stops the build. */
export const sitePages: Record<SitePageName, Record<Locale, SitePage>> = {
  about: { en: sitePage("en/pages/about", enAbout), es: sitePage("es/pages/about", esAbout) },
  privacy: { en: sitePage("en/pages/privacy", enPrivacy), es: sitePage("es/pages/privacy", esPrivacy) },
  developers: { en: sitePage("en/pages/developers", enDevelopers), es: sitePage("es/pages/developers", esDevelopers) },
  accessibility: {
    en: sitePage("en/pages/accessibility", enAccessibility),
    es: sitePage("es/pages/accessibility", esAccessibility),
  },
};

export const homePage: Record<Locale, HomePage> = {
  en: home("en/pages/home", enHome),
  es: home("es/pages/home", esHome),
};

for (const [name, { en, es }] of [...Object.entries(sitePages), ["home", homePage] as const])
  requireSameParts(`pages/${name}.json`, en, es);

function sitePage(name: string, written: unknown): SitePage {
  const file = `content/${name}.json`;
  const { sections, ...page } = parseContent(file, writtenPage, written);
  const { numbered, cited } = numberSources(file);
  const shown = sections.map((section) => ({ ...section, paragraphs: section.paragraphs.map(numbered) }));
  return { ...page, sections: shown, sources: cited() };
}

function home(name: string, written: unknown): HomePage {
  const file = `content/${name}.json`;
  const page = parseContent(file, writtenHome, written);
  const { numbered, cited } = numberSources(file);
  const facts = page.facts.map(numbered);
  return { ...page, facts, sources: cited() };
}
