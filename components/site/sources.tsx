import { useLocale, useTranslations } from "next-intl";
import { formatDate } from "@/i18n/format";
import { CHECK_MONTHS_MAX, type CheckKind, isDue } from "@/lib/content/age/rules";
import type { Source } from "@/lib/content/schema";

/** The small numbers after a claim, which link to its sources below. */
export function SourceMarks({ numbers }: { numbers: number[] }) {
  const t = useTranslations("content");
  if (numbers.length === 0) return null;
  return (
    <span className="glued">
      {numbers.map((number) => (
        <sup key={number} className="text-[0.7em] leading-none">
          <a
            href={`#source-${number}`}
            aria-label={t("source", { number })}
            className="inline-block min-w-5 py-1 text-center"
          >
            {number}
          </a>
        </sup>
      ))}
    </span>
  );
}

type SourceListProps = { sources: Source[]; checked: string; className?: string };

/** The sources of a page, and when they were last checked. If that is long ago, the same line says so. */
export function SourceList({ sources, checked, className }: SourceListProps) {
  const t = useTranslations("content");
  const isOld = isDue(checked, "other", new Date());
  return (
    <section aria-labelledby="sources" className={className}>
      {sources.length > 0 ? (
        <>
          <h2 id="sources" className="text-lg">
            {t("sources")}
          </h2>
          <ol className="mt-3 max-w-measure list-decimal space-y-2 pl-6 text-sm text-muted">
            {sources.map(({ title, publisher, year, url }, index) => (
              <li key={index} id={`source-${index + 1}`} className="scroll-mt-4 target:bg-raised target:text-text">
                <a href={url} rel="noreferrer" lang="en" className="text-link">
                  {title}
                </a>
                . <span lang="en">{publisher}</span>, {year ?? t("undated")}.
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {isOld ? <DueLine checks={[checked]} /> : <CheckedOn checked={checked} />}
    </section>
  );
}

/** The date of the last check. If that is long ago, DueLine says so once at the end of the page. */
export function CheckedOn({ checked }: { checked: string }) {
  const t = useTranslations("content");
  const locale = useLocale();
  return <p className="mt-4 text-sm text-muted">{t("checked", { date: formatDate(locale, checked) })}</p>;
}

type DueLineProps = { checks: string[]; kind?: CheckKind };

/** Says once on a page that its texts, or some of them, were checked long ago. Empty if all checks are recent. */
export function DueLine({ checks, kind = "other" }: DueLineProps) {
  const t = useTranslations("content");
  const locale = useLocale();
  const now = new Date();
  const due = checks.filter((checked) => isDue(checked, kind, now)).sort();
  if (due[0] === undefined) return null;
  const values = { date: formatDate(locale, due[0]), months: CHECK_MONTHS_MAX[kind] };
  return (
    <p className="mt-4 max-w-measure text-sm text-muted">
      {t(due.length === checks.length ? "due" : "duePartly", values)}
    </p>
  );
}
