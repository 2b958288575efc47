"use client";

import { BrokenPage } from "@/components/site/broken-page";
import { fontVariables } from "./fonts";
import "./globals.css";

/** The last net, for when a root layout itself failed. The language can only be read from the address then. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  const locale = typeof window !== "undefined" && /^\/es(\/|$)/.test(window.location.pathname) ? "es" : "en";
  return (
    <html lang={locale} className={fontVariables}>
      <body>
        <main><BrokenPage locale={locale} error={error} retry={retry} /></main>
      </body>
    </html>
  );
}
