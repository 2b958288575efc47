import type { Metadata } from "next";

import { fontVariables } from "@/app/fonts";
import "@/app/globals.css";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { siteMetadata, siteViewport } from "@/app/_web/pages/site-frame";

export const viewport = siteViewport;

export function generateMetadata(): Metadata {
  return { ...siteMetadata(), robots: { index: false } };
}

/** The document around what partners show in a frame: without the site's header and footer, and without a script. */
export default async function EmbedDocument({ children, params }: LayoutProps<"/[locale]">) {
  const locale = await requestLocale(params);
  return (
    <html lang={locale} className={fontVariables}>
      <body>{children}</body>
    </html>
  );
}
