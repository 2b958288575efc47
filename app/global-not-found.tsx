import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { connection } from "next/server";
import { NotFoundPage } from "@/components/site/not-found-page";
import { SiteFrame, siteMetadata, siteViewport } from "./_web/pages/site-frame";

export const viewport = siteViewport;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("errors.notFound");
  return { ...siteMetadata(), title: t("title") };
}

/**
 * What an address answers that no route knows, in the language of the address. A page that looks something up and finds
 * nothing shows the same and sets the status itself: Next writes what `notFound()` leads to only in the browser, so a
 * reader without scripts would get an empty page.
 */
export default async function GlobalNotFound() {
  // Made for the request, so that its scripts carry the nonce of this answer.
  await connection();
  return (
    <SiteFrame locale={await getLocale()}>
      <NotFoundPage />
    </SiteFrame>
  );
}
