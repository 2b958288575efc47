import { useLocale, useTranslations } from "next-intl";
import type { Fact } from "@/lib/content/facts/schema";
import { FactSources } from "./fact-sources";
import { StatusMark } from "./status-mark";

/** A claim as a line, with its status before it, so that no claim stands alone. */
export function FactLine({ fact: { status, translations } }: { fact: Fact }) {
  const t = useTranslations("facts");
  return (
    <>
      <span className="text-sm">
        <StatusMark status={status} />
      </span>
      <h3 className="mt-1 text-lg leading-snug">
        <span className="sr-only">{t("claim")}: </span>
        <span data-text="">{translations[useLocale()].claim}</span>
      </h3>
    </>
  );
}

/** A claim: what is known, the reason for its status, and the sources. */
export function FactDetails({ fact: { id, publish, sources, checked, translations } }: { fact: Fact }) {
  const t = useTranslations("facts");
  const { claim, known, reason, correction } = translations[useLocale()];
  return (
    <>
      <p className="border-l-4 border-link pl-4">
        <span className="block text-sm text-muted">{t("known")}</span> <span data-text="">{known}</span>
      </p>
      <div className="mt-4 space-y-2 text-sm">
        <p>
          <b>{t("reason")}</b> <span data-text="">{reason}</span>
        </p>
        {correction === null ? null : (
          <p>
            <b>{t("correction")}</b> <span data-text="">{correction}</span>
          </p>
        )}
        <p className="text-muted">{t(`publish.${publish}`)}</p>
        <p className="print:hidden">
          <a href={`#${id}`} aria-label={t("link", { claim })} className="inline-block py-2.5 text-link">
            {t("linkShown")}
          </a>
        </p>
      </div>
      <FactSources sources={sources} checked={checked} />
    </>
  );
}
