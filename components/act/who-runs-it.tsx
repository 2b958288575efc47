import { useLocale, useTranslations } from "next-intl";
import type { PagePart } from "@/components/site/on-this-page";
import { Prose } from "@/components/ui/prose";
import { mailtoUrl } from "@/lib/email";
import { localePath } from "@/lib/locale";

type WhoRunsItProps = { siteName: string; organizationName: string; contactEmail: string; postalAddress: string };

/** Its headings, for the links to the parts of the page. */
export function partsOfWhoRunsIt({
  whoHeading,
  promiseHeading,
}: {
  whoHeading: string;
  promiseHeading: string;
}): PagePart[] {
  return [
    { id: "who", label: whoHeading },
    { id: "promise", label: promiseHeading },
  ];
}

/** Who is responsible for this site, how to reach them, and what they promise about the personal data of signers. */
export function WhoRunsIt({ siteName, organizationName, contactEmail, postalAddress }: WhoRunsItProps) {
  const t = useTranslations("act.about");
  const locale = useLocale();
  return (
    <Prose className="mt-11">
      <section className="prose" aria-labelledby="who">
        <h2 id="who" className="scroll-mt-4">
          {t("whoHeading")}
        </h2>
        <p>
          {siteName === organizationName
            ? t("whoSelf", { organization: organizationName })
            : t("who", { siteName, organization: organizationName })}
        </p>
        {postalAddress ? <address className="not-italic">{postalAddress}</address> : null}
        <p>
          {t("write")}:{" "}
          <a href={mailtoUrl(contactEmail)} className="break-all">
            {contactEmail}
          </a>
        </p>
      </section>
      <section className="prose" aria-labelledby="promise">
        <h2 id="promise" className="scroll-mt-4">
          {t("promiseHeading")}
        </h2>
        <p>{t("promise")}</p>
        <ul>
          <li>
            <a href={localePath(locale, "/privacy")} className="inline-block py-1.5">
              {t("privacy")}
            </a>
          </li>
          <li>
            <a href={localePath(locale, "/corrections")} className="inline-block py-1.5">
              {t("corrections")}
            </a>
          </li>
        </ul>
      </section>
    </Prose>
  );
}
