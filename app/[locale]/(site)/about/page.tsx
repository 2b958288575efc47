import { setRequestLocale } from "next-intl/server";
import { PageData } from "@/app/_web/pages/page-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requireLocale } from "@/app/_web/pages/require-locale";
import { WhoRunsIt } from "@/components/act/who-runs-it";
import { Article } from "@/components/site/article";
import { sitePages } from "@/lib/content/pages";
import { env } from "@/lib/env";

export async function generateMetadata({ params }: PageProps<"/[locale]/about">) {
  const locale = requireLocale((await params).locale);
  const { title, description } = sitePages.about[locale];
  return pageMetadata({ locale, path: "/about", title, description });
}

export default async function AboutPage({ params }: PageProps<"/[locale]/about">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const page = sitePages.about[locale];
  return (
    <Article page={page} data={<PageData locale={locale} trail={[{ path: "/about", title: page.title }]} />}>
      <WhoRunsIt
        siteName={env.SITE_NAME}
        organizationName={env.ORGANIZATION_NAME}
        contactEmail={env.CONTACT_EMAIL}
        postalAddress={env.POSTAL_ADDRESS}
      />
    </Article>
  );
}
