import type { Locale } from "@/lib/locale";

import { guide } from "../../words/guide";
import type { SearchDocument } from "../schema";
import { join } from "./join";

/** The language guide and each of its terms. A query for the words to avoid finds the ones to use. */
export function wordDocuments(locale: Locale): SearchDocument[] {
  const { title, description } = guide.page[locale];
  const terms = guide.groups.flatMap((group) => group.terms);
  return [
    { kind: "page", title, path: "/words", text: description },
    ...terms.map(({ id, translations }): SearchDocument => {
      const { use, avoid, why, exception, note } = translations[locale];
      return {
        kind: "words",
        title: use.join(" · "),
        path: `/words#${id}`,
        text: why,
        also: join(...avoid, exception, note),
      };
    }),
  ];
}
