import { type DateTimeFormatOptions, useFormatter, useLocale, useTranslations } from "next-intl";
import { isUnderWay, type Span } from "@/lib/content/directories/days/rules";
import type { AwarenessDay, DayRule } from "@/lib/content/directories/schema";
import { Entry, EntryFacts } from "./entry";
import { OutwardLink } from "./outward-link";
import { Provenance } from "@/components/site/provenance";

type DayEntryProps = {
  day: AwarenessDay;
  /** When it comes next, or null if that cannot be computed. */
  span: Span | null;
  /** YYYY-MM-DD */
  today: string;
};

/** An awareness day: when it comes and by which rule, its origin, and what a reader can do. */
export function DayEntry({ day, span, today }: DayEntryProps) {
  const t = useTranslations("directories.days");
  const ruleText = useRuleText();
  const format = useFormatter();
  const { id, name, rule, observedSince, url, translations } = day;
  const locale = useLocale();
  const { origin, howToMark, note } = translations[locale];
  const date = (written: string, options: DateTimeFormatOptions) =>
    format.dateTime(new Date(`${written}T00:00:00Z`), { ...options, timeZone: "UTC" });
  return (
    <Entry id={id} className="grid gap-x-8 gap-y-2 md:grid-cols-[16rem_1fr]">
      <p className="font-serif text-lg leading-snug first-letter:uppercase">
        {span === null ? (
          ruleText(rule)
        ) : (
          <time dateTime={rule.kind === "month" ? span.from.slice(0, 7) : span.from}>
            {rule.kind === "month" ? (
              t("wholeMonth", { month: date(span.from, { year: "numeric", month: "long" }) })
            ) : (
              <>
                {date(span.from, { weekday: "long" })},{" "}
                <span className="md:block">{date(span.from, { year: "numeric", month: "long", day: "numeric" })}</span>
              </>
            )}
          </time>
        )}
        {span !== null && isUnderWay(span, today) ? (
          <span className="block font-sans text-sm font-semibold text-done">{t("now")}</span>
        ) : null}
      </p>
      <div>
        <h3 className="text-lg">{name[locale]}</h3>
        <p className="mt-2 max-w-measure">{howToMark}</p>
        <EntryFacts
          className="mt-3"
          facts={[
            { label: t("when"), value: span === null ? null : ruleText(rule) },
            { label: t("since"), value: observedSince },
            { label: t("origin"), value: origin },
          ]}
        />
        {note ? <p className="mt-2 max-w-measure text-sm text-muted">{note}</p> : null}
        <p className="mt-2">
          <OutwardLink href={url} className="text-link">
            {t("official")}
          </OutwardLink>
        </p>
        <Provenance of={day} name={name[locale]} />
      </div>
    </Entry>
  );
}

/** A rule in the reader's language, such as "Every January 11". The year of the dates used for formatting has no meaning. */
function useRuleText(): (rule: DayRule) => string {
  const t = useTranslations("directories.days");
  const format = useFormatter();
  const named = (month: number, day: number, options: DateTimeFormatOptions) =>
    format.dateTime(new Date(Date.UTC(2001, month - 1, day)), { ...options, timeZone: "UTC" });
  return (rule) => {
    const month = named(rule.month, 1, { month: "long" });
    if (rule.kind === "date")
      return t("rule.date", { date: named(rule.month, rule.day, { month: "long", day: "numeric" }) });
    // July 1, 2001 was a Sunday.
    if (rule.kind === "weekday")
      return t("rule.weekday", {
        nth: t(`nth.${rule.nth}`),
        weekday: named(7, 1 + rule.weekday, { weekday: "long" }),
        month,
      });
    return t(`rule.${rule.kind}`, { month });
  };
}
