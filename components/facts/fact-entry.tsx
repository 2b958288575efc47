import { useLocale, useTranslations } from "next-intl";
import type { Fact } from "@/lib/content/facts/schema";
import { FactSources } from "./fact-sources";
import { StatusMark } from "./status-mark";

/** A claim: its status, what is known, the reason, and the sources. The filter reads its `data-` attributes. */
export function FactEntry({ fact: { id, topic, status, publish, sources, checked, translations } }: { fact: Fact }) {
  const t = useTranslations("facts");
  const { claim, known, reason, correction } = translations[useLocale()];
  return (
    <article
      id={id}
      data-entry=""
      data-topic={topic}
      data-status={status}
      className="landing scroll-mt-2 border-t border-hairline py-6"
    >
      <div className="flex items-center justify-between">
        <StatusMark status={status} />
        <a
          href={`#${id}`}
          aria-label={t("link", { claim })}
          className="inline-flex size-11 items-center justify-center text-link print:hidden"
        >
          #
        </a>
      </div>
      <h3 className="mt-1 text-lg leading-snug">
        <span className="block font-sans text-sm text-muted">{t("claim")}</span> {claim}
      </h3>
      <p className="mt-4 border-l-4 border-link pl-4">
        <span className="block text-sm text-muted">{t("known")}</span> {known}
      </p>
      <div className="mt-4 space-y-2 text-sm">
        <p>
          <b>{t("reason")}</b> {reason}
        </p>
        {correction === null ? null : (
          <p>
            <b>{t("correction")}</b> {correction}
          </p>
        )}
        <p className="text-muted">{t(`publish.${publish}`)}</p>
      </div>
      <FactSources sources={sources} checked={checked} />
    </article>
  );
}
