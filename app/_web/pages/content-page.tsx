import type { ReactNode } from "react";
import { Page as PageContainer } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import type { Locale } from "@/lib/locale";
import { type About, metadataOf } from "./page-metadata";
import { requestLocale } from "./request-locale";
import { BreadcrumbData } from "./structured-data";

type ContentPage = {
  /** The English path, such as `/get-help`. */
  path: string;
  about: (locale: Locale) => About;
  /** The text below the title. */
  body: (locale: Locale) => ReactNode | Promise<ReactNode>;
};

type ContentPageProps = { params: Promise<{ locale: string }> };

/**
 * An ordinary page of the site, one column below its title. Returns what a page file exports as `generateMetadata` and as
 * its default. A page with another layout uses `metadataOf` and `requestLocale`.
 */
export function contentPage({ path, about, body }: ContentPage) {
  async function Page({ params }: ContentPageProps) {
    const locale = await requestLocale(params);
    const page = about(locale);
    return (
      <PageContainer>
        <BreadcrumbData locale={locale} trail={[{ path, title: page.title }]} />
        <PageTitle lead={"lead" in page ? page.lead : page.description}>{page.title}</PageTitle>
        {await body(locale)}
      </PageContainer>
    );
  }
  return { generateMetadata: metadataOf(path, about), Page };
}
