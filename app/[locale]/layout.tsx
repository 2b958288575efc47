import { requestLocale } from "@/app/_web/pages/request-locale";
import { SiteFrame, siteMetadata, siteViewport } from "@/app/_web/pages/site-frame";
import { locales } from "@/lib/locale";

export const viewport = siteViewport;
export const generateMetadata = siteMetadata;

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export default async function LocaleLayout({ children, params }: LayoutProps<"/[locale]">) {
  const locale = await requestLocale(params);
  return <SiteFrame locale={locale}>{children}</SiteFrame>;
}
