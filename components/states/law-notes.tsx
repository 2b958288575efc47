import { useLocale, useTranslations } from "next-intl";

import { useMonthName } from "@/components/site/sources";
import { localePath } from "@/i18n/routing";

/** How to read the map of the laws, from when its sources are, and where to read on. */
export function LawNotes({ checks }: { checks: { from: string; to: string } }) {
  const t = useTranslations("states.law");
  const monthName = useMonthName();
  const locale = useLocale();
  return (
    <div className="max-w-measure space-y-4">
      <p>{t("caution")}</p>
      <p className="text-sm text-muted">{t("range", { from: monthName(checks.from), to: monthName(checks.to) })}</p>
      <p><a href={localePath(locale, "/learn/safe-harbor-laws")} className="inline-block py-2.5 text-link">{t("learn")}</a></p>
    </div>
  );
}
