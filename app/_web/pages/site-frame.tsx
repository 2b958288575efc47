import type { Metadata, Viewport } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { fontVariables } from "@/app/fonts";
import "@/app/globals.css";
import { HeaderPetitionLabel } from "@/app/_web/templates/petition-label-slot";
import { Footer } from "@/components/site/footer";
import { Header } from "@/components/site/header";
import { HelpBar } from "@/components/site/help-bar";
import type { Locale } from "@/lib/locale";
import { helplines, traffickingHotline } from "@/lib/content/helplines";
import { env } from "@/lib/env";

const FOOTER_HELPLINES = ["emergency", "trafficking-hotline", "missing-children", "suicide-crisis-lifeline"];

export const siteViewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#0b2a3c" },
    { media: "(prefers-color-scheme: dark)", color: "#10222f" },
  ],
};

/** The metadata of every page of the public site, which a page can override. */
export function siteMetadata(): Metadata {
  return {
    metadataBase: new URL(env.SITE_URL),
    title: { default: env.SITE_NAME, template: `%s · ${env.SITE_NAME}` },
    // We make phone numbers links ourselves; those that a browser guesses would break other numbers.
    formatDetection: { telephone: false, address: false, email: false },
  };
}

/**
 * The document around every page of the public site. It sends no messages to the browser: a form that needs some there
 * wraps itself in a NextIntlClientProvider with only those.
 */
export async function SiteFrame({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = await getTranslations({ locale, namespace: "shell" });
  return (
    <html lang={locale} className={fontVariables}>
      <body>
        <script src="/enhance.js" async />
        <a
          href="#main"
          className="sr-only bg-ground px-4 py-3 focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
        >
          {t("skip")}
        </a>
        <HelpBar helpline={traffickingHotline} />
        <Header siteName={env.SITE_NAME} petitionLabel={<HeaderPetitionLabel />} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <Footer
          siteName={env.SITE_NAME}
          organizationName={env.ORGANIZATION_NAME}
          contactEmail={env.CONTACT_EMAIL}
          postalAddress={env.POSTAL_ADDRESS}
          helplines={helplines.filter(({ id }) => FOOTER_HELPLINES.includes(id))}
        />
      </body>
    </html>
  );
}
