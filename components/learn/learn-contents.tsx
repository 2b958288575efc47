import { useLocale, useTranslations } from "next-intl";
import { localePath } from "@/lib/locale";
import { GLOSSARY_PATH, learnPath, learnParts, type LearnSlug, learnSlugs } from "@/lib/content/learn/schema";
import { partDrawings } from "./part-drawings";

type Entry = { title: string; description: string };
type LearnContentsProps = { entries: Record<LearnSlug, Entry>; glossary: Entry };

/** The contents of /learn: four parts, their pages numbered throughout, and the glossary. */
export function LearnContents({ entries, glossary }: LearnContentsProps) {
  const t = useTranslations("learn");
  return (
    <div className="space-y-12 sm:space-y-16">
      {learnParts.map(({ id, slugs }) => (
        <section key={id} aria-labelledby={id} className="gap-x-12 md:grid md:grid-cols-[13rem_minmax(0,1fr)]">
          <div className="flex items-start justify-between gap-4 border-t-2 border-text pt-4 md:block">
            <h2 id={id} className="text-xl">
              {t(`parts.${id}`)}
            </h2>
            <div className="shrink-0 md:mt-4">{partDrawings[id]}</div>
          </div>
          <ol className="divide-y divide-hairline md:border-t-2 md:border-hairline">
            {slugs.map((slug) => (
              <li key={slug} className="grid grid-cols-[2.5rem_minmax(0,1fr)] py-5 md:first:pt-4">
                <span aria-hidden="true" className="font-serif text-xl text-muted">
                  {learnSlugs.indexOf(slug) + 1}
                </span>
                <EntryLink entry={entries[slug]} path={learnPath(slug)} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      <section aria-labelledby="glossary" className="gap-x-12 md:grid md:grid-cols-[13rem_minmax(0,1fr)]">
        <h2 id="glossary" className="mb-2 border-t-2 border-text pt-4 text-xl md:mb-0">
          {t("words")}
        </h2>
        <div className="py-5 md:border-t-2 md:border-hairline md:pt-4 md:pl-10">
          <EntryLink entry={glossary} path={GLOSSARY_PATH} />
        </div>
      </section>
    </div>
  );
}

function EntryLink({ entry: { title, description }, path }: { entry: Entry; path: string }) {
  const locale = useLocale();
  return (
    <div className="max-w-measure">
      <h3 className="text-lg">
        <a href={localePath(locale, path)} className="inline-block py-1 text-link">
          {title}
        </a>
      </h3>
      <p className="mt-1">{description}</p>
    </div>
  );
}
