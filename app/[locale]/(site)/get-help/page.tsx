import { getTranslations, setRequestLocale } from "next-intl/server";
import { PageData } from "@/app/_web/page-data";
import { pageMetadata } from "@/app/_web/page-metadata";
import { requireLocale } from "@/app/_web/require-locale";
import { HelplineGroup } from "@/components/site/helpline-group";
import { SafetySection } from "@/components/site/safety-section";
import { DueNotice, SourceList } from "@/components/site/sources";
import { Page } from "@/components/ui/container";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { helplines, helplinesByGroup } from "@/lib/content/helplines";
import { safetyAdvice, safetyByPart } from "@/lib/content/safety";
import { safetyParts } from "@/lib/content/schema";

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
  const shown = [...helplines, ...safetyAdvice];
  const sources = [...new Map(shown.flatMap((each) => each.sources).map((source) => [source.url, source])).values()];
  // The page is as old as the oldest check on it.
  const checked = shown.map((each) => each.checked).sort()[0] ?? "";
  const [danger, ...others] = helplinesByGroup.map((each) => <HelplineGroup key={each.group} {...each} />);

  return (
    <Page>
      <PageData locale={locale} trail={[{ path: "/get-help", title: t("title") }]} />
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <nav aria-label={t("jump")} className="mb-8 print:hidden">
        <ul className="flex flex-wrap gap-x-6">
          {helplinesByGroup.map(({ group }) => (
            <li key={group}><a href={`#${group}`} className="inline-block py-2.5 text-link">{groups(group)}</a></li>
          ))}
          {safetyParts.map((part) => (
            <li key={part}><a href={`#${part}`} className="inline-block py-2.5 text-link">{t(`${part}Title`)}</a></li>
          ))}
        </ul>
      </nav>
      {danger}
      <Notice title={t("askTitle")} className="mb-12 max-w-[44rem] sm:mb-16"><p>{t("ask")}</p></Notice>
      {others}
      {safetyParts.map((part) => (
        <SafetySection key={part} id={part} title={t(`${part}Title`)} lead={part === "device" ? t("device") : undefined} advice={safetyByPart[part]} />
      ))}
      <DueNotice checks={[checked]} kind="help" />
      <SourceList sources={sources} checked={checked} className="mt-16 border-t border-hairline pt-6" />
    </Page>
  );
}
