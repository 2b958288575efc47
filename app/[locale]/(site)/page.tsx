import { connection } from "next/server";
import { OperatorsBanner } from "@/app/_web/pages/operators-banner";
import { SiteData } from "@/app/_web/pages/structured-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { showNotFound } from "@/app/_web/pages/not-found";
import { openTemplate } from "@/app/_web/templates/open-template";
import { homeTemplate } from "@/app/_web/templates/site-templates";
import { Hero } from "@/components/site/hero";
import { Facts, HelpBlock, Steps, Today } from "@/components/site/home-sections";
import { SourceList } from "@/components/site/sources";
import { HomeStates } from "@/components/states/home-states";
import { Container } from "@/components/ui/container";
import { messagesOf } from "@/i18n/messages";
import { emergency, traffickingHotline } from "@/lib/content/helplines";
import { homePage } from "@/lib/content/pages";
import { lightsByName, rangeOfChecks } from "@/lib/content/state-laws";
import { env } from "@/lib/env";
import { interpolate } from "@/lib/text";

export async function generateMetadata({ params }: PageProps<"/[locale]">) {
  const locale = await requestLocale(params);
  const title = interpolate(messagesOf(locale).shell.home.pageTitle, { site: env.SITE_NAME });
  return pageMetadata({ locale, path: "/", title, description: homePage[locale].description, titleIsWhole: true });
}

export default async function HomePage({ params }: PageProps<"/[locale]">) {
  const locale = await requestLocale(params);
  await connection();
  const page = homePage[locale];
  const opened = await openTemplate(homeTemplate, { locale });
  if (!opened) return showNotFound();
  const { frame, Slot } = opened;

  return (
    <>
      <SiteData locale={locale} />
      <OperatorsBanner />
      <Hero page={page} petition={frame.petition === "hidden" ? null : <Slot name="petition" />} />
      <Container className="space-y-16 py-16 sm:space-y-24 sm:py-24">
        <Slot name="others" className="empty:hidden" />
        <HomeStates lights={lightsByName(locale)} checks={rangeOfChecks} />
        <div className="max-w-[46rem] space-y-5 font-serif text-xl">
          {page.sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
        <Steps page={page} />
        <HelpBlock page={page} helpline={traffickingHotline} emergency={emergency} />
        <Facts page={page} />
        {frame.petition === "hidden" ? null : <Slot name="progress" className="empty:hidden" />}
        <Today page={page} />
        <div>
          <SourceList sources={page.sources} checked={page.checked} />
        </div>
      </Container>
    </>
  );
}
