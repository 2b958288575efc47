import { useTranslations } from "next-intl";
import { CheckedOn } from "@/components/site/sources";
import type { FactSource } from "@/lib/content/facts/schema";

type FactSourcesProps = { sources: FactSource[]; checked: string };

/** The sources of an entry, how each was read, and the date of the check. */
export function FactSources({ sources, checked }: FactSourcesProps) {
  const t = useTranslations("facts");
  return (
    <div className="mt-2 text-sm text-muted">
      <p className="font-semibold">{t("sources", { count: sources.length })}</p>
      <ol className="mt-1 list-decimal space-y-2 pl-6 [&_a]:text-link">
        {/* The key is the index, because the page data would contain a URL key a third time. */}
        {sources.map(({ title, publisher, year, url, kind, opened }, place) => (
          <li key={place}>
            <span lang="en">
              <a href={url} rel="noreferrer">
                {title}
              </a>
              . {publisher}
            </span>
            , {year ?? t("undated")}
            {kind === "original" ? "" : `; ${t(`kind.${kind}`)}`}
            {opened ? "" : `; ${t("unopened")}`}.
          </li>
        ))}
      </ol>
      <CheckedOn checked={checked} />
    </div>
  );
}
