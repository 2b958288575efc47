import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { Fold } from "@/components/ui/fold";
import type { Provenance as ProvenanceOf } from "@/lib/content/directories/schema";
import { CheckedOn } from "./sources";

type ProvenanceProps = {
  of: ProvenanceOf;
  /** The name of the record, so that screen readers can tell the many toggles of a page apart. */
  name: string;
  className?: string;
};

/** The sources of a record and the date of its check. They are collapsed, but open in print. */
export function Provenance({ of, name, className }: ProvenanceProps) {
  const t = useTranslations("directories");
  return (
    <Fold
      className={classNames("text-sm", className)}
      summary={
        <span>
          {t("sourcesAndCheck")}
          <span className="sr-only">{`: ${name}`}</span>
        </span>
      }
    >
      <SourcesAndCheck of={of} />
    </Fold>
  );
}

/** The sources of a record and the date of its check, where they need no toggle of their own. */
export function SourcesAndCheck({ of: { basis, checked, sources }, className }: Omit<ProvenanceProps, "name">) {
  const t = useTranslations("directories");
  const content = useTranslations("content");
  return (
    <div className={classNames("border-l-2 border-hairline pb-1 pl-4 text-sm text-muted", className)}>
      <ul className="space-y-2">
        {/* The key is the index, because the page data would contain a URL key a third time. */}
        {sources.map(({ title, publisher, year, url }, place) => (
          <li key={place}>
            <a href={url} rel="noreferrer" lang="en" data-text="" className="text-link">
              {title}
            </a>
            .{" "}
            <span lang="en" data-text="">
              {publisher}
            </span>
            , {year ?? content("undated")}.
          </li>
        ))}
      </ul>
      {basis === "knowledge" ? <p className="mt-2">{t("unread")}</p> : null}
      <CheckedOn checked={checked} />
    </div>
  );
}
