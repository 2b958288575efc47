import { getLocale, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { localePath } from "@/i18n/routing";

/** What an address without a page answers, in the language of the address. */
export default async function NotFound() {
  const locale = await getLocale();
  const t = await getTranslations("errors.notFound");
  const ways = [["petition", "/petitions/safe-harbor"], ["help", "/get-help"], ["code", "/confirm"]] as const;
  return (
    <Page>
      <title>{t("title")}</title>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <p className="max-w-measure">{t("link")}</p>
      <ul className="mt-6">
        {ways.map(([label, path]) => (
          <li key={path}><a href={localePath(locale, path)} className="inline-block py-2.5 text-link">{t(label)}</a></li>
        ))}
      </ul>
      <p className="mt-6"><ButtonLink href={localePath(locale, "/")}>{t("home")}</ButtonLink></p>
    </Page>
  );
}
