import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Container } from "@/components/ui/container";
import { mailtoUrl } from "@/lib/email";
import { localePath } from "@/lib/locale";
import type { Helpline } from "@/lib/content/schema";
import { Coast } from "./coast";
import { ReportLink } from "./report-link";
import { PETITION_PATH } from "./site-map";

type FooterProps = OperatorProps & { helplines: Helpline[] };

/** Helplines once more, what this site is, who runs it, and what it promises. */
export function Footer({ helplines, ...operator }: FooterProps) {
  return (
    <footer className="mt-16 bg-harbor text-sm text-on-harbor print:mt-4">
      <Coast className="block h-10 w-full text-ground sm:h-14 print:hidden" />
      <Container className="grid gap-10 pt-10 pb-24 sm:grid-cols-2 sm:pb-14 lg:grid-cols-[1.3fr_0.8fr_1.3fr]">
        <Help helplines={helplines} />
        <Pages />
        <Operator {...operator} />
      </Container>
    </footer>
  );
}

function Help({ helplines }: { helplines: Helpline[] }) {
  const t = useTranslations("shell.footer");
  const locale = useLocale();
  return (
    <FooterPart heading={t("helpHeading")}>
      <ul className="space-y-1">
        {helplines.map(({ id, phone, translations }) => (
          <li key={id}>
            {phone ? (
              <a href={`tel:${phone.digits}`} className="inline-block min-w-6 pt-2.5 pb-1 font-semibold">
                {phone.shown}
              </a>
            ) : null}
            <span className="block text-on-harbor-muted">
              {translations[locale].name === phone?.shown ? translations[locale].when : translations[locale].name}
            </span>
            {locale === "es" && translations.es.spanish ? (
              <span className="block text-on-harbor-muted">{translations.es.spanish}</span>
            ) : null}
          </li>
        ))}
      </ul>
      <p>
        <a href={localePath(locale, "/get-help")} className="inline-block py-2.5">
          {t("moreHelp")}
        </a>
      </p>
      <div className="print:hidden">
        <p className="text-on-harbor-muted">{t("history")}</p>
        <p>
          <a href={localePath(locale, "/get-help#device")} className="inline-block py-2.5">
            {t("saferBrowsing")}
          </a>
        </p>
      </div>
    </FooterPart>
  );
}

const pages = [
  ["petition", PETITION_PATH],
  ["petitions", "/petitions"],
  ["lawmakers", "/lawmakers"],
  ["subscribe", "/subscribe"],
  ["about", "/about"],
  ["privacy", "/privacy"],
  ["accessibility", "/accessibility"],
  ["corrections", "/corrections"],
  ["verify", "/verify"],
  ["developers", "/developers"],
] as const;

function Pages() {
  const t = useTranslations("shell.footer");
  const locale = useLocale();
  return (
    <FooterPart heading={t("siteHeading")} className="print:hidden">
      <ul>
        {pages.map(([label, path]) => (
          <li key={path}>
            <a href={localePath(locale, path)} className="inline-block py-2.5">
              {t(label)}
            </a>
          </li>
        ))}
        <li>
          <ReportLink locale={locale} className="inline-block py-2.5">
            {t("report")}
          </ReportLink>
        </li>
      </ul>
    </FooterPart>
  );
}

type OperatorProps = { siteName: string; organizationName: string; contactEmail: string; postalAddress: string };

function Operator({ siteName, organizationName, contactEmail, postalAddress }: OperatorProps) {
  const t = useTranslations("shell.footer");
  return (
    <FooterPart heading={t("whoHeading")}>
      <p>
        {siteName === organizationName
          ? t("whoSelf", { siteName })
          : t("who", { siteName, organization: organizationName })}
      </p>
      {postalAddress ? <p className="text-on-harbor-muted">{postalAddress}</p> : null}
      <p>
        {t("write")}:{" "}
        <a href={mailtoUrl(contactEmail)} className="inline-block py-2.5 break-all">
          {contactEmail}
        </a>
      </p>
      <p className="text-on-harbor-muted">{t("promise")}</p>
    </FooterPart>
  );
}

function FooterPart({ heading, className, children }: { heading: string; className?: string; children: ReactNode }) {
  return (
    <section className={classNames("space-y-3", className)}>
      <h2 className="text-lg text-on-harbor">{heading}</h2>
      {children}
    </section>
  );
}
