import { getLocale, getTranslations } from "next-intl/server";

import { finderPath } from "@/components/lawmakers/paths";
import { isDue } from "@/lib/content/age/rules";
import { type ChargeFacts, citationIn } from "@/lib/content/law/rules";
import { localePath } from "@/lib/locale";

import { LawHeadline } from "./law-headline";
import { FoldedSources } from "./petition-text";

interface StateLawProps {
  /** The id of the section, to which the feed links when the law changes. */
  anchor: string;
  /** The name within a sentence. */
  stateName: string;
  law: ChargeFacts & {
    status: "full" | "partial" | "none" | "unverified";
    firstEnacted: number | null;
    citation: string | { en: string; es: string } | null;
    lastChecked: string;
    sources: { title: string; publisher: string; year: number | null; url: string }[];
  };
  translation: { summary: string; ask: string; instrument: string | null; legislature: string };
  /** The month of the newest source that was read, such as "March 2026". */
  newest: string;
}

/** What the law of one state says, what the petition asks of its legislature, and the sources. */
export async function StateLaw({ anchor, stateName, law, translation, newest }: StateLawProps) {
  const t = await getTranslations("petition.state");
  const page = await getTranslations("petition.page");
  const states = await getTranslations("states.state");
  const lawmakers = await getTranslations("lawmakers.roster");
  const locale = await getLocale();
  const details = [
    [t("instrument"), translation.instrument],
    [t("citation"), citationIn(law, locale)],
  ].filter((pair): pair is [string, string] => Boolean(pair[1]));
  return (
    <>
      <section id={anchor} aria-labelledby="law-title" className="max-w-measure scroll-mt-4 space-y-4">
        <h2 id="law-title" className="text-xl">
          {t("lawTitle", { state: stateName })}
        </h2>
        <LawHeadline law={law} />
        <p>{translation.summary}</p>
        {details.length === 0 ? null : (
          <dl className="space-y-1 text-sm">
            {details.map(([term, text]) => (
              <div key={term}>
                <dt className="inline text-muted">{term}: </dt>
                <dd className="inline">{text}</dd>
              </div>
            ))}
          </dl>
        )}
        {law.firstEnacted ? (
          <p className="text-sm text-muted">{t("since", { year: String(law.firstEnacted) })}</p>
        ) : null}
      </section>
      <section aria-labelledby="ask-title" className="max-w-measure">
        <h2 id="ask-title" className="text-xl">
          {t("askTitle", { legislature: translation.legislature })}
        </h2>
        <p className="mt-4 border-l-4 border-link pl-4 text-lg">{translation.ask}</p>
        <p className="mt-3">
          <a href={localePath(locale, finderPath())} className="inline-block py-2 text-link">
            {lawmakers("yours")}
          </a>
        </p>
      </section>
      <section aria-labelledby="sources-title" className="max-w-measure">
        <h2 id="sources-title" className="text-xl">
          {page("sources")}
        </h2>
        <p className="mt-2 mb-4 text-sm text-muted">
          {isDue(law.lastChecked, "law", new Date())
            ? states("old", { month: newest })
            : t("newest", { month: newest })}
        </p>
        <FoldedSources sources={law.sources} />
      </section>
    </>
  );
}
