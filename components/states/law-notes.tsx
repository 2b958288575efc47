import { useLocale, useTranslations } from "next-intl";

import { formatDate } from "@/i18n/format";
import { localePath } from "@/lib/locale";
import { DueLaws } from "./due-laws";
import type { StateLight } from "./law-map";

/** How to read the map of the laws, the dates of its sources, and links to read on. */
export function LawNotes({ lights, checks }: { lights: StateLight[]; checks: { from: string; to: string } }) {
  const t = useTranslations("states.law");
  const locale = useLocale();
  return (
    <div className="max-w-measure space-y-4">
      <p>
        {t("caution")} {t("halfLit")}
      </p>
      <p className="text-sm text-muted">
        {t("range", { from: formatDate(locale, checks.from), to: formatDate(locale, checks.to) })}
      </p>
      <DueLaws lights={lights} className="text-sm text-muted" />
      <p>
        <a href={localePath(locale, "/learn/safe-harbor-laws")} className="inline-block py-2.5 text-link">
          {t("learn")}
        </a>
      </p>
    </div>
  );
}
