import { useLocale, useTranslations } from "next-intl";

import { LawHeadline } from "@/components/petition/law-headline";
import { SourceList } from "@/components/petition/petition-text";
import { formatDate } from "@/i18n/format";
import { Notice } from "@/components/ui/notice";
import { isDue } from "@/lib/content/age/rules";
import { citationIn } from "@/lib/content/law/rules";
import type { StateLaw, StateTranslation } from "@/lib/content/schema";

type StateLawSectionProps = { law: StateLaw; translation: Pick<StateTranslation, "summary" | "instrument">; now: Date };

/** What the law of a state says, how sure that is, and its sources. */
export function StateLawSection({ law, translation, now }: StateLawSectionProps) {
  const t = useTranslations("states.state");
  const locale = useLocale();
  const newest = formatDate(locale, law.lastChecked);
  return (
    <>
      <section aria-labelledby="law" className="max-w-measure space-y-4">
        <h2 id="law" className="text-xl">
          {t("lawTitle")}
        </h2>
        <LawHeadline law={law} />
        <p>{translation.summary}</p>
        {law.status === "unverified" ? (
          <Notice>
            <p>{t("unverified")}</p>
          </Notice>
        ) : null}
        {isDue(law.lastChecked, "law", now) ? (
          <p className="text-sm text-muted">{t("old", { month: newest })}</p>
        ) : null}
        <LawFacts law={law} instrument={translation.instrument} />
        <LawParts mechanisms={law.mechanisms} />
      </section>
      <section aria-labelledby="sources" className="max-w-measure">
        <h2 id="sources" className="text-xl">
          {t("sources")}
        </h2>
        <p className="mt-2 mb-4 text-sm text-muted">
          {t("newest", { month: newest })}
          {law.reviewed ? ` ${t("reviewed", { month: formatDate(locale, law.reviewed) })}` : null}
        </p>
        <SourceList sources={law.sources} />
      </section>
    </>
  );
}

function LawFacts({ law, instrument }: { law: StateLaw; instrument: string | null }) {
  const t = useTranslations("states.state");
  const content = useTranslations("content");
  const locale = useLocale();
  const facts = [
    [content("instrument"), instrument],
    [content("citation"), citationIn(law, locale)],
    [content("firstEnacted"), law.firstEnacted && String(law.firstEnacted)],
    [t("age"), law.immunityAge && t("under", { age: law.immunityAge })],
    [t("confidence"), law.status === "unverified" ? null : content(`confidence.${law.confidence}`)],
  ].filter((pair): pair is [string, string] => Boolean(pair[1]));
  if (facts.length === 0) return null;
  return (
    <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[max-content_1fr]">
      {facts.map(([term, text]) => (
        <div key={term} className="sm:col-span-2 sm:grid sm:grid-cols-subgrid">
          <dt className="text-muted">{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function LawParts({ mechanisms }: Pick<StateLaw, "mechanisms">) {
  const t = useTranslations("states.state");
  const names = useTranslations("content.mechanisms");
  if (mechanisms.length === 0) return null;
  return (
    <div>
      <h3 className="text-lg">{t("parts")}</h3>
      <ul className="mt-2 list-disc space-y-1 pl-6">
        {mechanisms.map((each) => (
          <li key={each}>{names(each)}</li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-muted">{t("partsHint")}</p>
    </div>
  );
}
