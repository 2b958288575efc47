import { useLocale, useTranslations } from "next-intl";

import { Fold } from "@/components/ui/fold";
import { formatAgo } from "@/i18n/format";

interface Supporter {
  shownName: string;
  /** The name of the state, not its code. */
  state: string;
  confirmedAt: Date;
}

/** The newest signers who chose to be shown, folded, each by initials or by name as they chose, and how long ago. */
export function Supporters({ supporters, now }: { supporters: Supporter[]; now: Date }) {
  const t = useTranslations("petition.page");
  const locale = useLocale();
  return (
    <section aria-labelledby="supporters-title">
      <h2 id="supporters-title" className="text-xl">
        {t("supporters")}
      </h2>
      {supporters.length === 0 ? (
        <p id="signers" className="mt-3 text-muted">
          {t("supportersNone")}
        </p>
      ) : (
        <Fold id="signers" className="mt-1" summary={t("supportersFolded", { count: supporters.length })}>
          <ul className="mt-2 columns-2xs gap-8">
            {supporters.map(({ shownName, state, confirmedAt }, index) => (
              <li key={index} className="break-inside-avoid py-1 [overflow-wrap:anywhere]">
                {t("supporterState", { name: shownName, state })}
                {/* No `datetime`: how long ago is as exact as it needs to be. */}
                <span className="block text-sm text-muted" data-ago="">
                  {formatAgo(locale, confirmedAt, now)}
                </span>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </section>
  );
}
