import type { Locale } from "@/lib/locale";

import { GLOSSARY_PATH, learnPath, learnSlugs } from "../../learn/schema";
import { writtenGlossaries, writtenPages } from "../../learn/written";
import type { SearchDocument } from "../schema";
import { join } from "./join";

/** The pages of /learn and each of their sections. */
export function learnDocuments(locale: Locale): SearchDocument[] {
  return learnSlugs.flatMap((slug): SearchDocument[] => {
    const { title, menuTitle, description, sections } = writtenPages[locale][slug];
    return [
      { kind: "learn", title, path: learnPath(slug), text: description, also: menuTitle },
      ...sections.map(({ id, heading, paragraphs, points }): SearchDocument => ({
        kind: "learn",
        title: `${heading} (${menuTitle})`,
        path: `${learnPath(slug)}#${id}`,
        text: join(...paragraphs.map(({ text }) => text), ...points.map(({ label, text }) => `${label}. ${text}`)),
      })),
    ];
  });
}

/** The glossary and each of its terms. */
export function glossaryDocuments(locale: Locale): SearchDocument[] {
  const { title, description, entries } = writtenGlossaries[locale];
  return [
    { kind: "page", title, path: GLOSSARY_PATH, text: description },
    ...entries.map(({ id, term, short, definition, whyItMatters, legalReference }): SearchDocument => ({
      kind: "glossary",
      title: term,
      path: `${GLOSSARY_PATH}#${id}`,
      text: join(short, definition),
      also: join(whyItMatters, legalReference),
    })),
  ];
}
