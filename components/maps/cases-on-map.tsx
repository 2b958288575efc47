import { useTranslations } from "next-intl";

import { CaseMap, type CaseMark } from "./case-map";

/** The map of the documented cases with a heading and an explanation. */
export function CasesOnMap({ marks }: { marks: CaseMark[] }) {
  const t = useTranslations("states.cases");
  return (
    <section aria-labelledby="on-map" className="mb-12 rounded-md bg-harbor p-5 text-on-harbor sm:p-10">
      <h2 id="on-map" className="text-xl">
        {t("mapTitle")}
      </h2>
      <p className="mt-3 mb-8 max-w-measure text-on-harbor-muted">{t("mapLead")}</p>
      <CaseMap marks={marks} />
    </section>
  );
}
