import { useLocale, useTranslations } from "next-intl";
import { FoldedFactSources } from "@/components/facts/fact-sources";
import type { Term } from "@/lib/content/words/schema";

/** An entry of the language guide: what to say, what to avoid, why, and when an avoided word may still be used. */
export function TermEntry({ term: { id, sources, checked, translations } }: { term: Term }) {
  const t = useTranslations("words");
  const { use, avoid, why, exception, note } = translations[useLocale()];
  return (
    <article id={id} aria-labelledby={`${id}-say`} className="landing scroll-mt-2 border-t border-hairline py-6">
      <div className="grid gap-x-10 gap-y-4 md:grid-cols-2">
        <div>
          <h3 id={`${id}-say`} className="text-lg leading-snug">
            <Sign path="m5 12.5 4.5 4.5L19 7.5" label={t("say")} color="text-done" />
            {use.map((words, index) => (
              <span key={words} className="mt-1 block">
                {words}
                {index < use.length - 1 ? <span className="sr-only">; </span> : null}
              </span>
            ))}
          </h3>
        </div>
        <div>
          <p>
            <Sign path="m6.5 6.5 11 11m0-11-11 11" label={t("avoid")} color="text-error" />
          </p>
          <ul className="text-muted">
            {avoid.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      </div>
      <div className="mt-4 max-w-measure space-y-2 text-sm">
        <p>
          <b>{t("why")}</b> {why}
        </p>
        <p>
          {exception === null ? (
            t("noException")
          ) : (
            <>
              <b>{t("exception")}</b> {exception}
            </>
          )}
        </p>
        {note === null ? null : (
          <p>
            <b>{t("note")}</b> {note}
          </p>
        )}
      </div>
      <div className="flex items-start justify-between gap-4">
        <FoldedFactSources sources={sources} checked={checked} />
        <a
          href={`#${id}`}
          aria-label={t("link", { term: use[0] ?? "" })}
          className="inline-flex size-11 shrink-0 items-center justify-center text-link print:hidden"
        >
          #
        </a>
      </div>
    </article>
  );
}

/** A tick or a cross with its label. The color only repeats them. */
function Sign({ path, label, color }: { path: string; label: string; color: string }) {
  return (
    <span className={`mb-1 flex items-center gap-2 font-sans text-sm font-semibold ${color}`}>
      <svg aria-hidden="true" viewBox="0 0 24 24" className="size-5 shrink-0 fill-none stroke-current stroke-[2.5]">
        <path d={path} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {label}
    </span>
  );
}
