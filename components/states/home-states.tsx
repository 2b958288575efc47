import { useLocale, useTranslations } from "next-intl";

import { formatDate } from "@/i18n/format";
import { localePath } from "@/lib/locale";
import { DueLaws } from "./due-laws";
import { LawMap, type StateLight } from "./law-map";
import { LawTable } from "./law-table";

type HomeStatesProps = { lights: StateLight[]; checks: { from: string; to: string } };

/** The states with the status of their laws on the home page, as a map and as a table, and how to read them. */
export function HomeStates({ lights, checks }: HomeStatesProps) {
  const t = useTranslations("shell.home");
  const states = useTranslations("states");
  const locale = useLocale();
  return (
    <section id="states" aria-labelledby="states-heading">
      <h2 id="states-heading" className="text-2xl">
        {t("statesHeading")}
      </h2>
      <p className="mt-4 max-w-measure">{t("statesLead")}</p>
      {/* On phones the panel has no side margins, so that the map is as wide as possible. */}
      <div className="mt-8 bg-harbor px-4 py-6 text-on-harbor max-sm:-mx-4 sm:rounded-md sm:p-10">
        <LawMap label={t("statesHeading")} lights={lights} />
      </div>
      <details className="mt-4">
        <summary className="site-summary inline-flex min-h-11 items-center text-link underline underline-offset-4">
          {t("table")}
        </summary>
        <div className="mt-4 max-w-[52rem]">
          <LawTable lights={lights} captionHidden />
        </div>
      </details>
      <div className="mt-4 grid gap-x-8 gap-y-3 text-sm text-muted lg:grid-cols-3">
        <p>
          {states("law.caution")} {states("law.halfLit")}
        </p>
        <p>{t("statesNote", { from: formatDate(locale, checks.from), to: formatDate(locale, checks.to) })}</p>
        <DueLaws lights={lights} />
      </div>
      <p className="mt-4">
        <a href={localePath(locale, "/states")} className="inline-block py-2.5 text-link">
          {states("map.both")}
        </a>
      </p>
    </section>
  );
}
