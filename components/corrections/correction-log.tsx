import { useLocale, useTranslations } from "next-intl";

import { formatDate } from "@/i18n/format";
import { Notice } from "@/components/ui/notice";
import { localePath } from "@/lib/locale";
import type { Correction } from "@/lib/content/corrections/schema";

interface CorrectionLogProps {
  /** Newest first. */
  corrections: Correction[];
  /** The day up to which the log is complete. */
  complete: string;
}

/** What this site said, what is right, and how the mistake was found. An empty log says so. */
export function CorrectionLog({ corrections, complete }: CorrectionLogProps) {
  const t = useTranslations("news.corrections");
  const locale = useLocale();
  const date = formatDate(locale, complete);
  if (corrections.length === 0)
    return (
      <Notice className="mt-6 max-w-measure">
        <p>{t("none", { date })}</p>
      </Notice>
    );
  return (
    <>
      <p className="mt-2 text-sm text-muted">{t("asOf", { date })}</p>
      <ul className="mt-6 max-w-measure space-y-8">
        {corrections.map(({ id, day, page, was, is, how, source }) => (
          <li key={id} id={id} className="scroll-mt-4 border-t border-hairline pt-5">
            <p className="font-semibold">
              <time dateTime={day}>{formatDate(locale, day)}</time>
            </p>
            <dl className="mt-2 space-y-3 [&_dt]:text-sm [&_dt]:text-muted">
              <div>
                <dt>{t("page")}</dt>
                <dd>
                  <a href={localePath(locale, page)} className="text-link">
                    {localePath(locale, page)}
                  </a>
                </dd>
              </div>
              <div>
                <dt>{t("was")}</dt>
                <dd>
                  <del>{was}</del>
                </dd>
              </div>
              <div>
                <dt>{t("is")}</dt>
                <dd>{is}</dd>
              </div>
              <div>
                <dt>{t("how")}</dt>
                <dd>{how}</dd>
              </div>
              {source ? (
                <div>
                  <dt>{t("source")}</dt>
                  <dd>
                    <a href={source.url} rel="noreferrer" className="text-link">
                      {source.title}
                    </a>
                  </dd>
                </div>
              ) : null}
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}
