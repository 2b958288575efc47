import type { Locale } from "@/lib/locale";
import { numberSources } from "../sources";
import { learnSources } from "./pages";
import { type Glossary, glossaryCategories } from "./schema";
import { glossaryFile, writtenGlossaries } from "./written";

/** The glossary as the page shows it. Terms are sorted by alphabet; the elements of a law keep their own order. */
export function glossary(locale: Locale): Glossary {
  const { title, description, checked, entries } = writtenGlossaries[locale];
  const { numbered, cited } = numberSources(glossaryFile(locale), learnSources);
  const { compare } = new Intl.Collator(locale, { numeric: true });

  const groups = glossaryCategories.map((category) => {
    const inCategory = entries.filter((entry) => entry.category === category);
    const ordered = category === "safe-harbor" ? inCategory : inCategory.toSorted((a, b) => compare(a.term, b.term));
    const shown = ordered.map((entry) => ({
      ...entry,
      sources: numbered({ text: entry.definition, sources: entry.sources }).sources,
    }));
    return { category, entries: shown };
  });
  return { title, description, checked, groups, sources: cited() };
}
