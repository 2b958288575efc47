import { useLocale, useTranslations } from "next-intl";

import { formatMoment } from "@/i18n/format";

interface OtherDraft {
  name: string;
  /** The name of the state. */
  state: string;
  postedAt: Date;
  /** The way to its own page. */
  href: string;
}

/**
 * The other forms that were filled in with the reader's email, each with a link to its page. Somebody else may have used
 * up the emails of the day: then the owner of the mailbox reaches their own form from here.
 */
export function OtherDrafts({ drafts }: { drafts: OtherDraft[] }) {
  const t = useTranslations("petition.confirm");
  const locale = useLocale();
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="others-title" className="mt-14 max-w-2xl">
      <h2 id="others-title" className="text-xl">
        {t("othersTitle")}
      </h2>
      <p className="mt-2">{t("others")}</p>
      <ul className="mt-4 space-y-3">
        {drafts.map(({ name, state, postedAt, href }) => (
          <li key={href}>
            <a href={href} className="text-link [overflow-wrap:anywhere]">
              {t("other", { name, state })}
            </a>
            <p className="text-sm text-muted">{t("otherSent", { moment: formatMoment(locale, postedAt) })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
