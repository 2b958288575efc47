import { useLocale, useTranslations } from "next-intl";
import { SourcesAndCheck } from "@/components/site/provenance";
import type { PublicCase } from "@/lib/content/directories/schema";
import { EntryLine } from "./entry-line";
import { RoughDate } from "./rough-date";

/** An operation or court case as a line: when and where it was. */
export function CaseLine({ publicCase, stateName }: { publicCase: PublicCase; stateName: string | null }) {
  const t = useTranslations("directories.cases");
  const { date, translations } = publicCase;
  const { title, city } = translations[useLocale()];
  const place =
    stateName === null ? t("national") : city === null || city === stateName ? stateName : `${city}, ${stateName}`;
  return (
    <EntryLine
      title={title}
      above={
        <>
          <RoughDate date={date} after=" · " />
          {place}
        </>
      }
    />
  );
}

/** An operation or court case: what happened, how it ended, and what the numbers leave open. */
export function CaseDetails({ publicCase }: { publicCase: PublicCase }) {
  const t = useTranslations("directories.cases");
  const { whatHappened, outcome, note } = publicCase.translations[useLocale()];
  return (
    <>
      <p data-text="" className="max-w-measure">
        {whatHappened}
      </p>
      <p className="mt-2 max-w-measure">
        <span className="font-semibold">{t("outcome")}:</span> <span data-text="">{outcome}</span>
      </p>
      {note ? (
        <p data-text="" className="mt-2 max-w-measure text-sm text-muted">
          {note}
        </p>
      ) : null}
      <SourcesAndCheck of={publicCase} className="mt-4" />
    </>
  );
}
