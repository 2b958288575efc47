import { getTranslations } from "next-intl/server";

import { classNames } from "@/components/ui/class-names";

const NUMBER =
  "mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full border-2 border-link text-sm font-semibold";
// Paper has no backgrounds, and forced colors have their own, so the text is bold too.
const CURRENT = "bg-link text-ground print:bg-transparent print:text-link";

type Step = 1 | 2 | 3;

/** What happens after the form is sent, in three steps. `current` is the one that the reader is at. */
export async function NextSteps({ current }: { current?: Step }) {
  const t = await getTranslations("petition.page");
  return (
    <section aria-labelledby="next-title">
      <h2 id="next-title" className="text-lg">
        {t("nextTitle")}
      </h2>
      <ol className="mt-3 space-y-3">
        {[t("next1"), t("next2"), t("next3")].map((line, index) => (
          <li key={line} className="flex gap-3" aria-current={index + 1 === current ? "step" : undefined}>
            <span aria-hidden="true" className={classNames(NUMBER, index + 1 === current ? CURRENT : "text-link")}>
              {index + 1}
            </span>
            <span className={index + 1 === current ? "font-semibold" : undefined}>{line}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
