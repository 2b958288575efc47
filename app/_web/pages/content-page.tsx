import type { ReactNode } from "react";
import { Page as PageContainer } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import type { Locale } from "@/lib/locale";
import { type About, metadataOf } from "./page-metadata";
import { requestLocale } from "./request-locale";
import { BreadcrumbData } from "./structured-data";

type ContentPage = {
  /** In English, as `/get-help`. */
  path: string;
  about: (locale: Locale) => About;
  /** What stands below the title. */
  body: (locale: Locale) => ReactNode | Promise<ReactNode>;
};

type ContentPageProps = { params: Promise<{ locale: string }> };

/**
 * An ordinary page of the site, one column below its title: what a page file exports as `generateMetadata` and as its
 * default. A page laid out in another way makes its own of `metadataOf` and `requestLocale`.
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
