import type { Locale } from "@/lib/locale";

import { homePage, sitePages } from "../../pages";
import type { SearchDocument } from "../schema";
import { join } from "./join";

export function homeDocument(locale: Locale): SearchDocument {
  const { titleLines, description, lead, sentences, facts, steps, help } = homePage[locale];
  return {
    kind: "page",
    title: titleLines.join(" "),
    path: "/",
    text: description,
    also: join(
      lead,
      ...sentences,
      ...facts.map(({ text }) => text),
      ...steps.flatMap(({ title, text }) => [title, text]),
      help,
    ),
  };
}

/** The pages of prose about the site itself. */
export function sitePageDocuments(locale: Locale): SearchDocument[] {
  return Object.entries(sitePages).map(([name, { [locale]: page }]) => ({
    kind: "page",
    title: page.title,
    path: `/${name}`,
    text: page.description,
    also: join(
      ...page.sections.flatMap(({ heading, paragraphs, points }) => [
        heading,
        ...paragraphs.map(({ text }) => text),
        ...points,
      ]),
    ),
  }));
}
