import { getTranslations } from "next-intl/server";
import { connection } from "next/server";
import { OperatorsBanner } from "@/app/_web/pages/operators-banner";
import { BreadcrumbData } from "@/app/_web/pages/structured-data";
import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { showNotFound } from "@/app/_web/pages/not-found";
import { openTemplate } from "@/app/_web/templates/open-template";
import { statesTemplate } from "@/app/_web/templates/site-templates";
import { StatesBand } from "@/components/states/states-band";
import { ChargeRule } from "@/components/states/charge-rule";
import { LawMap } from "@/components/states/law-map";
import { LawNotes } from "@/components/states/law-notes";
import { LawTable } from "@/components/states/law-table";
import { StateChooser } from "@/components/states/state-chooser";
import { Container } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { messagesOf } from "@/i18n/messages";
import { chargeRules } from "@/lib/content/charge-rule";
import { lightsByName, rangeOfChecks } from "@/lib/content/state-laws";

export const generateMetadata = metadataOf("/states", (locale) => messagesOf(locale).states);

export default async function StatesPage({ params }: PageProps<"/[locale]/states">) {
  const locale = await requestLocale(params);
  await connection();
  const [t, opened] = await Promise.all([getTranslations("states"), openTemplate(statesTemplate, { locale })]);
  if (!opened) return showNotFound();
  const { frame, Slot } = opened;
  const lights = lightsByName(locale);

  return (
    <>
      <OperatorsBanner />
      <BreadcrumbData locale={locale} trail={[{ path: "/states", title: t("title") }]} />
      <Container className="pt-10 sm:pt-16">
        <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
        <StateChooser states={lights} />
      </Container>
      <StatesBand id="law" title={t("law.title")} lead={t("law.lead")} toTable={t("map.toTable")}>
        <LawMap label={t("law.title")} lights={lights} />
      </StatesBand>
      <Container className="py-10 sm:py-16">
        <LawNotes lights={lights} checks={rangeOfChecks} />
        <div className="mt-8">
          <ChargeRule rule={chargeRules[locale]} lights={lights} />
        </div>
        <div id="law-table" className="mt-8">
          <LawTable lights={lights} />
        </div>
      </Container>
      {frame.petition === "hidden" ? null : (
        <>
          <Slot name="progress" />
          <Slot name="signatures" follows />
        </>
      )}
    </>
  );
}
