import { getTranslations, setRequestLocale } from "next-intl/server";
import { connection } from "next/server";
import { findLiveNumbers } from "@/app/_web/live-numbers";
import { PageData } from "@/app/_web/page-data";
import { pageMetadata } from "@/app/_web/page-metadata";
import { requireLocale } from "@/app/_web/require-locale";
import { numberWords } from "@/components/petition/words";
import { StatesBand } from "@/components/states/states-band";
import { LawMap } from "@/components/states/law-map";
import { LawNotes } from "@/components/states/law-notes";
import { LawTable } from "@/components/states/law-table";
import { SignatureMap } from "@/components/states/signature-map";
import { SignatureTable } from "@/components/states/signature-table";
import { Container } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { lightsByName, rangeOfChecks } from "@/lib/content/state-laws";

export async function generateMetadata({ params }: PageProps<"/[locale]/states">) {
  const locale = requireLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "states" });
  return pageMetadata({ locale, path: "/states", title: t("title"), description: t("description") });
}

export default async function StatesPage({ params }: PageProps<"/[locale]/states">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  await connection();
  const [t, signatures, numbers] = await Promise.all([getTranslations("states"), getTranslations("states.signatures"), findLiveNumbers()]);
  const lights = lightsByName(locale);
  const count = numbers?.tally.confirmed ?? 0;

  return (
    <>
      <PageData locale={locale} trail={[{ path: "/states", title: t("title") }]} />
      <Container className="pt-10 sm:pt-16"><PageTitle lead={t("lead")}>{t("title")}</PageTitle></Container>
      <StatesBand id="law" title={t("law.title")} lead={t("law.lead")} toTable={t("map.toTable")}>
        <LawMap label={t("law.title")} lights={lights} />
      </StatesBand>
      <Container className="py-10 sm:py-16">
        <LawNotes checks={rangeOfChecks} />
        <div id="law-table" className="mt-8 max-w-[52rem]"><LawTable lights={lights} /></div>
      </Container>
      <StatesBand
        id="signatures" title={signatures("title")}
        lead={numbers === null ? signatures("away") : count === 0 ? signatures("lead0") : signatures("lead", { count, shown: numberWords(count, locale) })}
        toTable={numbers === null ? null : t("map.toTable")}
      >
        {numbers ? <SignatureMap states={lights} byState={numbers.tally.byState} /> : null}
      </StatesBand>
      {numbers ? (
        <Container className="pt-10 sm:pt-16">
          <div id="signatures-table" className="max-w-[36rem]"><SignatureTable states={lights} tally={numbers.tally} /></div>
        </Container>
      ) : null}
    </>
  );
}
