import { useLocale, useTranslations } from "next-intl";

import { Notice } from "@/components/ui/notice";
import { formatDate } from "@/i18n/format";
import { ageOfRoster } from "@/lib/lawmakers/terms/rules";
import { dayIn } from "./day-in";

type RosterNoteProps = { state: string; date: Date; source: string; now: Date; className?: string };

/** The date and the source of a roster, and whether new terms have begun since. It stands wherever a roster is shown. */
export function RosterNote({ state, date, source, now, className }: RosterNoteProps) {
  const t = useTranslations("lawmakers.roster");
  const locale = useLocale();
  return (
    <div className={className}>
      <p className="text-sm text-muted [overflow-wrap:anywhere]">
        {t("dated", { date: formatDate(locale, dayIn(date)), source })}
      </p>
      <TermsNotice state={state} date={date} now={now} />
    </div>
  );
}

function TermsNotice({ state, date, now }: Pick<RosterNoteProps, "state" | "date" | "now">) {
  const t = useTranslations("lawmakers.roster");
  const locale = useLocale();
  const aged = ageOfRoster(state, date, now);
  if (aged.age === "current") return null;
  return (
    <Notice className="mt-3">
      <p>{t(aged.age, { month: formatDate(locale, dayIn(aged.from).slice(0, "YYYY-MM".length)) })}</p>
    </Notice>
  );
}
