import { useLocale, useTranslations } from "next-intl";
import { Container } from "@/components/ui/container";
import type { Helpline } from "@/lib/content/schema";
import { NEUTRAL_PAGE } from "@/lib/neutral-page";
import { LanguageSwitch } from "./language-switch";
import { QuickExit } from "./quick-exit";

type HelpBarProps = { helpline: Helpline };

/** The bar at the top of every page: the helpline, the language and the quick exit. */
export function HelpBar({ helpline: { phone, text } }: HelpBarProps) {
  const t = useTranslations("shell.bar");
  const locale = useLocale();
  const item = "inline-flex min-h-11 items-center text-on-harbor";
  return (
    <div role="region" aria-label={t("label")} className="bg-harbor text-sm text-on-harbor print:hidden">
      <Container className="flex flex-wrap items-center gap-x-3 max-sm:text-xs sm:gap-x-4 lg:gap-x-6">
        {phone ? (
          <a href={`tel:${phone.digits}`} className={item}>
            <span className="max-md:hidden">{t("call", { phone: phone.shown })}</span>
            <span className="md:hidden">
              {/* The narrowest screens have no space for the word beside the code and the language. */}
              <span className="max-[22rem]:sr-only">{t("callShort")} </span>
              {phone.shown}
            </span>
          </a>
        ) : null}
        {text ? (
          <a href={`sms:${text.digits}`} className={item}>
            <span className="max-lg:hidden">{t("text", { code: text.shown })}</span>
            <span className="lg:hidden">{t("textShort", { code: text.shown })}</span>
          </a>
        ) : null}
        <span className="grow" />
        <LanguageSwitch to={locale === "en" ? "es" : "en"} className={item}>
          {t("otherLanguage")}
        </LanguageSwitch>
        <QuickExit
          href={NEUTRAL_PAGE}
          hint={t("leaveHint")}
          className="inline-flex min-h-11 items-center justify-center bg-text px-4 font-semibold text-ground no-underline hover:underline max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-40 max-sm:text-center max-sm:leading-tight max-sm:shadow-float max-sm:in-[body:has([data-sign-bar])]:right-1/2 sm:my-1.5 sm:min-h-9 sm:rounded-md sm:border sm:border-on-harbor-muted sm:bg-transparent sm:text-on-harbor"
        >
          {t("leave")}
        </QuickExit>
      </Container>
    </div>
  );
}
