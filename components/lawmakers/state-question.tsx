import { useLocale, useTranslations } from "next-intl";

import { type Option, SelectField } from "@/components/form/select-field";
import { Button } from "@/components/ui/button";
import { localePath } from "@/lib/locale";

type StateQuestionProps = {
  zip: string;
  /** The states that the ZIP Code touches, or null where any is possible. */
  possible: Option[] | null;
  all: Option[];
  /** The name of a chosen state that the ZIP Code is not in. */
  contradicts: string | null;
};

/** Asks for the state where a ZIP Code does not settle it. A ZIP Code and a state may be in a URL; a street never is. */
export function StateQuestion({ zip, possible, all, contradicts }: StateQuestionProps) {
  const t = useTranslations("lawmakers.stateQuestion");
  const form = useTranslations("lawmakers.form");
  const locale = useLocale();
  const question =
    contradicts !== null
      ? t("contradicts", { zip, state: contradicts })
      : t(possible && possible.length > 1 ? "several" : "unknown", { zip });
  return (
    <section aria-labelledby="found" className="mt-14 scroll-mt-4">
      <h2 id="found" className="max-w-measure text-xl">
        {question}
      </h2>
      {possible ? (
        <ul className="mt-3">
          {possible.map(({ value, label }) => (
            <li key={value}>
              <a
                href={localePath(locale, `/lawmakers?${new URLSearchParams({ zip, state: value })}`)}
                className="inline-block py-2 text-link"
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <form action={localePath(locale, "/lawmakers")} className="mt-4 max-w-md space-y-4">
          <input type="hidden" name="zip" value={zip} />
          <SelectField name="state" form="question" label={form("state")} options={all} empty={form("stateChoose")} />
          <Button type="submit">{t("submit")}</Button>
        </form>
      )}
    </section>
  );
}
