import { useLocale, useTranslations } from "next-intl";

import { useMonthName } from "@/components/site/sources";
import { Container } from "@/components/ui/container";
import { localePath } from "@/i18n/routing";
import { DueLaws } from "./due-laws";
import { LawMap, type StateLight } from "./law-map";
import { LawTable } from "./law-table";

type HomeStatesProps = { lights: StateLight[]; checks: { from: string; to: string } };

/** The states and the light of each one's law on the home page, as a map and as a table. */
export function HomeStates({ lights, checks }: HomeStatesProps) {
  const t = useTranslations("shell.home");
  const map = useTranslations("states.map");
  const monthName = useMonthName();
  const locale = useLocale();
  return (
    <section id="states" aria-labelledby="states-heading" className="bg-harbor py-14 text-on-harbor sm:py-20">
      <Container>
        <h2 id="states-heading" className="text-2xl">{t("statesHeading")}</h2>
        <p className="mt-4 mb-8 max-w-measure text-on-harbor-muted">{t("statesLead")}</p>
        <LawMap label={t("statesHeading")} lights={lights} />
        <details className="mt-8">
          <summary className="inline-flex min-h-11 items-center underline underline-offset-4">{t("table")}</summary>
          <div className="mt-4 rounded-md bg-ground p-4 text-text"><LawTable lights={lights} captionHidden /></div>
        </details>
        <p className="mt-6 text-sm text-on-harbor-muted">{t("statesNote", { from: monthName(checks.from), to: monthName(checks.to) })}</p>
        <DueLaws lights={lights} className="mt-2 max-w-measure text-sm text-on-harbor-muted" />
        <p className="mt-4"><a href={localePath(locale, "/states")} className="inline-block py-2.5">{map("both")}</a></p>
      </Container>
    </section>
  );
}
