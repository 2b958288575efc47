import type { z } from "zod";

import enRedX from "@/content/en/pages/red-x.json";
import enShare from "@/content/en/pages/share.json";
import enTakeAction from "@/content/en/pages/take-action.json";
import enLesson from "@/content/en/pages/lesson.json";
import enPrint from "@/content/en/print.json";
import esRedX from "@/content/es/pages/red-x.json";
import esShare from "@/content/es/pages/share.json";
import esTakeAction from "@/content/es/pages/take-action.json";
import esLesson from "@/content/es/pages/lesson.json";
import esPrint from "@/content/es/print.json";
import { interpolate } from "@/lib/text";

import { allFacts } from "../facts/facts";
import { library } from "../facts/sources";
import { traffickingHotline } from "../helplines";
import { parseContent } from "../parse";
import { type Locale, locales } from "@/lib/locale";
import { numberSources } from "../sources";
import { requireLiveActLinks } from "./links";
import {
  type PrintMessages,
  printMessages,
  type CitedPage,
  type SharePage,
  sharePage,
  type TakeActionPage,
  takeActionPage,
  writtenCitedPage,
} from "./schema";

type InBoth<Page> = Record<Locale, Page>;

export const takeActionPages: InBoth<TakeActionPage> = read("pages/take-action", takeActionPage, {
  en: enTakeAction,
  es: esTakeAction,
});
sameInBoth("pages/take-action", takeActionPages, ({ parts }) =>
  parts.map(({ id, actions }) => [id, actions.map(({ path }) => path)]),
);

export const redXPages = citedPages("pages/red-x", { en: enRedX, es: esRedX });
export const lessonPages = citedPages("pages/lesson", { en: enLesson, es: esLesson });

const writtenShare = read("pages/share", sharePage, { en: enShare, es: esShare });
sameInBoth("pages/share", writtenShare, ({ sentences, socialImages }) => [
  sentences.items.map(({ id, fact, path }) => [id, fact, path]),
  socialImages.items.map(({ id, fact }) => [id, fact]),
]);
export const sharePages: InBoth<SharePage> = {
  en: withNumbers(writtenShare.en, "en"),
  es: withNumbers(writtenShare.es, "es"),
};

export const printed: InBoth<PrintMessages> = read("print", printMessages, { en: enPrint, es: esPrint });

function read<Shape extends z.ZodType>(name: string, shape: Shape, files: InBoth<unknown>): InBoth<z.output<Shape>> {
  const [en, es] = locales.map((locale) => {
    const file = `content/${locale}/${name}.json`;
    const content = parseContent(file, shape, files[locale]);
    requireLiveActLinks(file, content);
    return content;
  });
  return { en: en!, es: es! };
}

/** Throws where the two languages differ in what has to be the same in both (ids, paths, sources), which stops the build. */
function sameInBoth<Page>(name: string, pages: InBoth<Page>, common: (page: Page) => unknown): void {
  if (JSON.stringify(common(pages.en)) !== JSON.stringify(common(pages.es)))
    throw new Error(`content/en/${name}.json and content/es/${name}.json differ in ids, paths or sources`);
}

/** Pages that cite the sources of the facts, so that each source is checked in one place. */
function citedPages(name: string, files: InBoth<unknown>): InBoth<CitedPage> {
  const written = read(name, writtenCitedPage, files);
  sameInBoth(name, written, ({ sections }) =>
    sections.map(({ id, paragraphs, points }) => [id, paragraphs.map(({ sources }) => sources), points.length]),
  );
  return { en: withSources(name, "en", written.en), es: withSources(name, "es", written.es) };
}

function withSources(
  name: string,
  locale: Locale,
  { sections, ...page }: z.output<typeof writtenCitedPage>,
): CitedPage {
  const { numbered, cited } = numberSources(`content/${locale}/${name}.json`, {
    name: "content/facts-sources.json",
    sources: library,
  });
  const shown = sections.map((section) => ({ ...section, paragraphs: section.paragraphs.map(numbered) }));
  return { ...page, sections: shown, sources: cited() };
}

/** Puts the hotline's numbers into the texts to share. Throws if one names a fact that does not exist, which stops the build. */
function withNumbers(page: SharePage, locale: Locale): SharePage {
  const { phone, text } = traffickingHotline;
  const numbers = { phone: phone?.shown ?? "", text: text?.shown ?? "", keyword: text?.keyword[locale] ?? "" };
  for (const { id, fact } of [...page.sentences.items, ...page.socialImages.items]) {
    if (fact !== null && !allFacts.some((entry) => entry.id === fact))
      throw new Error(
        `content/<locale>/pages/share.json names "${fact}" for "${id}", which content/facts.json does not have`,
      );
  }
  return {
    ...page,
    sentences: {
      ...page.sentences,
      items: page.sentences.items.map((each) => ({ ...each, text: interpolate(each.text, numbers) })),
    },
    socialImages: {
      ...page.socialImages,
      items: page.socialImages.items.map((each) => ({ ...each, line: interpolate(each.line, numbers) })),
    },
  };
}
