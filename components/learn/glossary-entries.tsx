import { useTranslations } from "next-intl";
import { SourceMarks } from "@/components/site/sources";
import type { Glossary, GlossaryEntry } from "@/lib/content/learn/schema";
import { LinkedText } from "./cited-text";

type Groups = { groups: Glossary["groups"] };

/** Links to all entries, by group. */
export function GlossaryIndex({ groups }: Groups) {
  const t = useTranslations("learn.glossary");
  return groups.map(({ category, entries }) => (
    <div key={category} className="mb-5 lg:px-1.5">
      <p className="text-sm text-muted">{t(`categories.${category}`)}</p>
      <ul>
        {entries.map(({ id, term }) => (
          <li key={id}>
            <a href={`#${id}`} className="block py-1.5 leading-snug text-link">
              {term}
            </a>
          </li>
        ))}
      </ul>
    </div>
  ));
}

/** The entries by group. The id of each is the fragment of links to it. */
export function GlossaryEntries({ groups }: Groups) {
  const t = useTranslations("learn.glossary");
  return groups.map(({ category, entries }) => (
    <section key={category} aria-labelledby={`group-${category}`} className="mb-16">
      <h2 id={`group-${category}`} className="mb-2 text-xl">
        {t(`categories.${category}`)}
      </h2>
      <div className="divide-y divide-hairline">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </div>
    </section>
  ));
}

function Entry({ entry }: { entry: GlossaryEntry }) {
  const t = useTranslations("learn.glossary");
  const { id, term, short, definition, whyItMatters, legalReference, sources } = entry;
  return (
    <div className="landing max-w-measure break-inside-avoid py-6">
      <h3 id={id} className="scroll-mt-6 text-lg">
        {term}
        <span className="glued print:hidden">
          <a
            href={`#${id}`}
            aria-label={t("linkTo", { term })}
            className="ml-1 inline-block min-w-8 px-2 text-center text-muted no-underline hover:text-link"
          >
            #
          </a>
        </span>
      </h3>
      <p className="mt-1 font-semibold">{short}</p>
      <p className="mt-2">
        <LinkedText text={definition} />
        <span className="text-link">
          <SourceMarks numbers={sources} />
        </span>
      </p>
      {whyItMatters ? (
        <p className="mt-2">
          <span className="text-muted">{t("whyItMatters")}</span> <LinkedText text={whyItMatters} />
        </p>
      ) : null}
      {legalReference ? (
        <p className="mt-2 text-sm text-muted">
          {t("legalReference")} {legalReference}
        </p>
      ) : null}
    </div>
  );
}
