import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { localePath } from "@/lib/locale";
import { Beside } from "./on-this-page";
import { PETITION_PATH } from "./site-map";
import { Found } from "./step-drawings";

/** The body of every "not found" page: what may have happened, and where to go from here. */
export function NotFoundPage() {
  const locale = useLocale();
  const t = useTranslations("errors.notFound");
  const ways = [
    ["petition", PETITION_PATH],
    ["help", "/get-help"],
    ["code", "/confirm"],
  ] as const;
  return (
    <Page>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <Beside narrow="below" aside={<Found />}>
        <p className="max-w-measure">{t("link")}</p>
        <ul className="mt-6">
          {ways.map(([label, path]) => (
            <li key={path}>
              <a href={localePath(locale, path)} className="inline-block py-2.5 text-link">
                {t(label)}
              </a>
            </li>
          ))}
        </ul>
        <p className="mt-6">
          <ButtonLink href={localePath(locale, "/")}>{t("home")}</ButtonLink>
        </p>
      </Beside>
    </Page>
  );
}
