import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";

import type { Helpline } from "@/lib/content/schema";
import { localePath } from "@/lib/locale";
import { NEUTRAL_PAGE } from "@/lib/neutral-page";

interface EmbedFrameProps {
  helpline: Helpline;
  /** The path of this page in English, with its query, for the other language. */
  path: string;
  children: ReactNode;
}

/**
 * What stands around a page in a frame: the helpline, the language and the quick exit. The exit leaves the whole page of the
 * partner, because a frame that went white beside a text about this would hide nothing.
 */
export function EmbedFrame({ helpline: { phone, text }, path, children }: EmbedFrameProps) {
  const t = useTranslations("shell.bar");
  const locale = useLocale();
  const item = "inline-flex min-h-11 items-center text-on-harbor";
  return (
    <>
      <div
        role="region"
        aria-label={t("label")}
        className="flex flex-wrap items-center gap-x-3 bg-harbor px-4 text-xs text-on-harbor sm:gap-x-4 sm:text-sm"
      >
        {phone ? (
          <a href={`tel:${phone.digits}`} className={item}>
            <span className="max-[26rem]:sr-only">{t("callShort")}&nbsp;</span>
            {phone.shown}
          </a>
        ) : null}
        {text ? (
          <a href={`sms:${text.digits}`} className={item}>
            {t("textShort", { code: text.shown })}
          </a>
        ) : null}
        <span className="grow" />
        <a
          href={localePath(locale === "en" ? "es" : "en", path)}
          hrefLang={locale === "en" ? "es" : "en"}
          lang={locale === "en" ? "es" : "en"}
          className={item}
        >
          {t("otherLanguage")}
        </a>
        <a
          href={NEUTRAL_PAGE}
          target="_top"
          rel="noreferrer nofollow"
          className="my-1.5 inline-flex min-h-9 items-center rounded-md border border-on-harbor-muted px-3 font-semibold text-on-harbor no-underline hover:underline max-sm:min-h-11"
        >
          {t("leave")}
        </a>
      </div>
      <main id="main" className="mx-auto w-full max-w-2xl px-4 py-5 sm:px-6">
        {children}
      </main>
    </>
  );
}

/** A link that leaves the frame: no page of the site but these may be shown in one. */
export function OutOfFrame({ href, children }: { href: string; children: ReactNode }) {
  const t = useTranslations("petition.embed");
  return (
    <a href={href} target="_blank" rel="noopener" className="text-link">
      {children} <span className="text-sm text-muted">({t("newTab")})</span>
    </a>
  );
}
