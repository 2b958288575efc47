import { getLocale, getTranslations } from "next-intl/server";

import { SourceMarks } from "@/components/site/sources";
import { Fold } from "@/components/ui/fold";
import { Prose } from "@/components/ui/prose";
import { CHECK_MONTHS_MAX, isDue } from "@/lib/content/age/rules";

import { formatDate } from "@/i18n/format";

interface Source {
  title: string;
  publisher: string;
  year: number | null;
  url: string;
}

interface PetitionTextProps {
  ask: string[];
  body: { heading: string; paragraphs: { text: string; sources: number[] }[] }[];
  sources: Source[];
  /** The month in which the sources were last checked, written YYYY-MM or YYYY. */
  checked: string;
}

/** The demands of the petition and their reasons. Each claim links to its numbered source. */
export async function PetitionText({ ask, body, sources, checked }: PetitionTextProps) {
  const t = await getTranslations("petition.page");
  const month = formatDate(await getLocale(), checked);
  return (
    <Prose>
      <h2 id="ask">{t("askTitle")}</h2>
      <ol>
        {ask.map((demand, index) => (
          <li key={index}>{demand}</li>
        ))}
      </ol>
      {/* Organizers may write the same words twice, so the place is the key. */}
      {body.map(({ heading, paragraphs }, section) => [
        <h2 key={section}>{heading}</h2>,
        ...paragraphs.map(({ text, sources: numbers }, index) => (
          <p key={`${section}-${index}`}>
            {text}
            <SourceMarks numbers={numbers} />
          </p>
        )),
      ])}
      <h2>{t("sources")}</h2>
      <p className="text-sm text-muted">
        {isDue(checked, "other", new Date())
          ? t("checkedDue", { month, months: CHECK_MONTHS_MAX.other })
          : t("checked", { month })}
      </p>
      <FoldedSources sources={sources} />
    </Prose>
  );
}

/** The sources, folded. The numbers in the text link here. */
export async function FoldedSources({ sources }: { sources: Source[] }) {
  const t = await getTranslations("petition.page");
  return (
    <Fold id="sources" summary={t("sourcesFolded", { count: sources.length })}>
      <SourceList sources={sources} />
    </Fold>
  );
}

/** The numbered sources with their URLs. */
export async function SourceList({ sources }: { sources: Source[] }) {
  const t = await getTranslations("petition.page");
  return (
    <ol className="mt-2 list-decimal space-y-2 pl-[1.6em] text-sm">
      {sources.map(({ title, publisher, year, url }, index) => (
        <li key={index} id={`source-${index + 1}`} className="scroll-mt-4 target:bg-raised">
          <a href={url} rel="noreferrer" lang="en" className="text-link [overflow-wrap:anywhere]">
            {title}
          </a>
          <span lang="en" className="text-muted">
            {" · "}
            {year ? t("sourceYear", { publisher, year: String(year) }) : publisher}
          </span>
        </li>
      ))}
    </ol>
  );
}
