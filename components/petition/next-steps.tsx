import { getTranslations } from "next-intl/server";

/** What happens after the form is sent, in three steps. */
export async function NextSteps() {
  const t = await getTranslations("petition.page");
  return (
    <section aria-labelledby="next-title" className="mt-8">
      <h2 id="next-title" className="text-lg">
        {t("nextTitle")}
      </h2>
      <ol className="mt-3 space-y-3">
        {[t("next1"), t("next2"), t("next3")].map((line, index) => (
          <li key={line} className="flex gap-3">
            <span
              aria-hidden="true"
              className="mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full border-2 border-link text-sm font-semibold text-link"
            >
              {index + 1}
            </span>
            <span>{line}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
