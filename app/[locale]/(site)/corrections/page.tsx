import { connection } from "next/server";

import { OperatorsBanner } from "@/app/_web/pages/operators-banner";
import { BreadcrumbData } from "@/app/_web/pages/structured-data";
import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { CorrectionLog } from "@/components/corrections/correction-log";
import { ReportForm } from "@/components/corrections/report-form";
import { Beside } from "@/components/site/on-this-page";
import { PetitionAside } from "@/components/site/petition-aside";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { Prose } from "@/components/ui/prose";
import { messagesOf } from "@/i18n/messages";
import { localePath } from "@/lib/locale";
import { correctionLog } from "@/lib/content/corrections/log";
import { reportedPage } from "@/lib/error-reports/rules";
import { reportAction } from "./actions";

type Props = PageProps<"/[locale]/corrections">;

export const generateMetadata = metadataOf("/corrections", (locale) => correctionLog[locale]);

export default async function CorrectionsPage({ params, searchParams }: Props) {
  const locale = await requestLocale(params);
  // Pages of content take no POST, and the form posts to this page.
  await connection();
  const { title, description, heading, paragraphs, complete, corrections } = correctionLog[locale];
  const { refusals: _refusals, ...texts } = messagesOf(locale).news.report;
  return (
    <>
      <OperatorsBanner />
      <Page>
        <BreadcrumbData locale={locale} trail={[{ path: "/corrections", title }]} />
        <PageTitle lead={description}>{title}</PageTitle>
        <Beside narrow="below" aside={<PetitionAside />}>
          <section aria-labelledby="log">
            <Prose>
              <h2 id="log">{heading}</h2>
              {paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </Prose>
            <CorrectionLog corrections={corrections} complete={complete} />
          </section>
          <section aria-labelledby="report" className="mt-16 max-w-2xl">
            <h2 id="report" className="scroll-mt-4 text-2xl">
              {texts.title}
            </h2>
            <p className="mt-3">{texts.lead}</p>
            <p className="mt-3 mb-8">
              {texts.notHelp}{" "}
              <a href={localePath(locale, "/get-help")} className="text-link">
                {texts.notHelpLink}
              </a>
              .
            </p>
            <ReportForm
              action={reportAction.bind(null, locale)}
              permalink={localePath(locale, "/corrections")}
              texts={texts}
              page={reportedPage((await searchParams).page)}
            />
          </section>
        </Beside>
      </Page>
    </>
  );
}
