import { useLocale, useTranslations } from "next-intl";
import type { PublicCase } from "@/lib/content/directories/schema";
import { Entry } from "./entry";
import { Provenance } from "@/components/site/provenance";
import { RoughDate } from "./rough-date";

type CaseEntryProps = { publicCase: PublicCase; stateName: string | null };

/** An operation or court case: when and where it was, what happened, how it ended, and what the numbers leave open. */
export function CaseEntry({ publicCase, stateName }: CaseEntryProps) {
  const t = useTranslations("directories.cases");
  const { id, date, state, translations } = publicCase;
  const { title, city, whatHappened, outcome, note } = translations[useLocale()];
  const place =
    stateName === null ? t("national") : city === null || city === stateName ? stateName : `${city}, ${stateName}`;
  return (
    <Entry id={id} states={state === null ? [] : [state]}>
      <p className="text-sm text-muted first-letter:uppercase">
        <RoughDate date={date} after=" · " />
        {place}
      </p>
      <h3 className="mt-1 text-lg">{title}</h3>
      <p className="mt-2 max-w-measure">{whatHappened}</p>
      <p className="mt-2 max-w-measure">
        <span className="font-semibold">{t("outcome")}:</span> {outcome}
      </p>
      {note ? <p className="mt-2 max-w-measure text-sm text-muted">{note}</p> : null}
      <Provenance of={publicCase} name={title} className="mt-1" />
    </Entry>
  );
}
