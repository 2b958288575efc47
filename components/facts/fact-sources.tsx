import { useTranslations } from "next-intl";
import { CheckedOn } from "@/components/site/sources";
import { Fold } from "@/components/ui/fold";
import type { FactSource } from "@/lib/content/facts/schema";

type FactSourcesProps = { sources: FactSource[]; checked: string };

/** The sources of an entry, how each was read, and the date of the check, under their number. */
export function FactSources(props: FactSourcesProps) {
  const t = useTranslations("facts");
  return (
    <div className="mt-2 text-sm text-muted">
      <p className="mb-1 font-semibold">{t("sources", { count: props.sources.length })}</p>
      <SourcesAsRead {...props} />
    </div>
  );
}

/** The same, folded: only the number is visible. */
export function FoldedFactSources(props: FactSourcesProps) {
  const t = useTranslations("facts");
  return (
    <Fold className="mt-1 text-sm text-muted" summary={t("sources", { count: props.sources.length })}>
      <SourcesAsRead {...props} />
    </Fold>
  );
}

function SourcesAsRead({ sources, checked }: FactSourcesProps) {
  const t = useTranslations("facts");
  return (
    <>
      <ol className="list-decimal space-y-2 pl-6 [&_a]:text-link">
        {/* The key is the index, because the page data would contain a URL key a third time. */}
        {sources.map(({ title, publisher, year, url, kind, opened }, place) => (
          <li key={place}>
            <span lang="en" data-text="">
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
    </>
  );
}
