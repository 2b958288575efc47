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
 * The response for a path without a route, in the language of the path. A page whose record does not exist renders the same
 * and sets the status itself, because Next renders the result of `notFound()` only in the browser, so readers without
 * scripts would get an empty page.
 */
export default async function GlobalNotFound() {
  // Rendered for each request, so that its scripts have the nonce of the response.
  await connection();
  return (
    <SiteFrame locale={await getLocale()}>
      <NotFoundPage />
    </SiteFrame>
  );
}
