import { setRequestLocale } from "next-intl/server";
import { connection } from "next/server";

import { OperatorsBanner } from "@/app/_web/pages/operators-banner";
import { PageData } from "@/app/_web/pages/page-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requireLocale } from "@/app/_web/pages/require-locale";
import { CorrectionLog } from "@/components/corrections/correction-log";
import { ReportForm } from "@/components/corrections/report-form";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { Prose } from "@/components/ui/prose";
import { messagesOf } from "@/i18n/messages";
import { localePath } from "@/lib/locale";
import { correctionLog } from "@/lib/content/corrections/log";
import { reportedPage } from "@/lib/error-reports/rules";
import { reportAction } from "./actions";

type Props = PageProps<"/[locale]/corrections">;

export async function generateMetadata({ params }: Props) {
  const locale = requireLocale((await params).locale);
  const { title, description } = correctionLog[locale];
  return pageMetadata({ locale, path: "/corrections", title, description });
}

export default async function CorrectionsPage({ params, searchParams }: Props) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  // The form posts to this page, so it cannot be one that is made of content.
  await connection();
  const { title, description, heading, paragraphs, complete, corrections } = correctionLog[locale];
  const { refusals: _told, ...words } = messagesOf(locale).news.report;
  return (
    <>
      <OperatorsBanner />
      <Page>
        <PageData locale={locale} trail={[{ path: "/corrections", title }]} />
        <PageTitle lead={description}>{title}</PageTitle>
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
            {words.title}
          </h2>
          <p className="mt-3">{words.lead}</p>
          <p className="mt-3 mb-8">
            {words.notHelp}{" "}
            <a href={localePath(locale, "/get-help")} className="text-link">
              {words.notHelpLink}
            </a>
            .
          </p>
          <ReportForm
            action={reportAction.bind(null, locale)}
            address={localePath(locale, "/corrections")}
            words={words}
            page={reportedPage((await searchParams).page)}
          />
        </section>
      </Page>
    </>
  );
}
