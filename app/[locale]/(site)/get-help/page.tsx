import { getTranslations, setRequestLocale } from "next-intl/server";
import { PageData } from "@/app/_web/page-data";
import { pageMetadata } from "@/app/_web/page-metadata";
import { requireLocale } from "@/app/_web/require-locale";
import { HelplineCard } from "@/components/site/helpline-card";
import { DueNotice, SourceList } from "@/components/site/sources";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { emergency, helplines, helplinesByGroup } from "@/lib/content/helplines";

export async function generateMetadata({ params }: PageProps<"/[locale]/get-help">) {
  const locale = requireLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: "shell.getHelp" });
  return pageMetadata({ locale, path: "/get-help", title: t("title"), description: t("lead") });
}

export default async function GetHelpPage({ params }: PageProps<"/[locale]/get-help">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations("shell.getHelp");
  const groups = await getTranslations("content.helplineGroups");
  const sources = [...new Map(helplines.flatMap((helpline) => helpline.sources).map((source) => [source.url, source])).values()];
  // The page is as old as the oldest check on it.
  const checked = helplines.map((helpline) => helpline.checked).sort()[0] ?? "";

  return (
    <Page>
      <PageData locale={locale} trail={[{ path: "/get-help", title: t("title") }]} />
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <nav aria-label={t("jump")} className="mb-8 print:hidden">
        <ul className="flex flex-wrap gap-x-6">
          {helplinesByGroup.map(({ group }) => (
            <li key={group}><a href={`#${group}`} className="inline-block py-2.5 text-link">{groups(group)}</a></li>
          ))}
        </ul>
      </nav>
      {helplinesByGroup.map(({ group, helplines: inGroup }) => (
        <section key={group} aria-labelledby={group} className="mb-12 sm:mb-16">
          <h2 id={group} className="mb-4 text-xl">{groups(group)}</h2>
          <ul className="grid gap-4 md:grid-cols-2">
            {inGroup.map((helpline) => <HelplineCard key={helpline.id} helpline={helpline} first={helpline.id === emergency.id} />)}
          </ul>
        </section>
      ))}
      <DueNotice checks={[checked]} />
      <Notice title={t("deviceTitle")} className="max-w-[44rem]"><p>{t("device")}</p></Notice>
      <SourceList sources={sources} checked={checked} className="mt-16 border-t border-hairline pt-6" />
    </Page>
  );
}
