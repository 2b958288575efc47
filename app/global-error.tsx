"use client";

import { BrokenPage } from "@/components/site/broken-page";
import { languageOf } from "@/lib/http/paths";
import { defaultLocale } from "@/lib/locale";
import { NEUTRAL_PAGE } from "@/lib/neutral-page";
import en from "@/messages/en/errors.json";
import es from "@/messages/es/errors.json";
import { fontVariables } from "./fonts";
import "./globals.css";

const leave = { en: en.broken.leave, es: es.broken.leave };

/** The page for an error in a root layout. The language can then only be read from the URL. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = typeof window === "undefined" ? defaultLocale : languageOf(window.location.pathname);
  return (
    <html lang={locale} className={fontVariables}>
      <body>
        <p className="px-4 pt-4 sm:px-6 lg:px-8">
          <a href={NEUTRAL_PAGE} rel="noreferrer nofollow" data-leave="" className="text-link">
            {leave[locale]}
          </a>
        </p>
        <main>
          <BrokenPage locale={locale} error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
