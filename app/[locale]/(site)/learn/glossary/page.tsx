import { getTranslations } from "next-intl/server";
import { BreadcrumbData, termSetData } from "@/app/_web/pages/structured-data";
import { metadataOf } from "@/app/_web/pages/page-metadata";
import { requestLocale } from "@/app/_web/pages/request-locale";
import { GlossaryEntries, GlossaryIndex } from "@/components/learn/glossary-entries";
import { SourceList } from "@/components/site/sources";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { localePath } from "@/lib/locale";
import { glossary } from "@/lib/content/learn/glossary";
import { GLOSSARY_PATH } from "@/lib/content/learn/schema";

export const generateMetadata = metadataOf(GLOSSARY_PATH, glossary);

export default async function GlossaryPage({ params }: PageProps<"/[locale]/learn/glossary">) {
  const locale = await requestLocale(params);
  const t = await getTranslations("learn");
  const { title, description, checked, groups, sources } = glossary(locale);
  const eyebrow = (
    <a href={localePath(locale, "/learn")} className="inline-block py-1 text-link">
      {t("title")}
    </a>
  );

  const terms = termSetData({ locale, path: GLOSSARY_PATH, title, terms: groups.flatMap(({ entries }) => entries) });

  return (
    <Page className="lg:grid lg:grid-cols-[minmax(0,1fr)_18rem] lg:gap-x-16">
      <div className="lg:order-last print:hidden">
        <nav
          aria-label={t("glossary.index")}
          className="hidden lg:sticky lg:top-6 lg:block lg:max-h-[calc(100vh-3rem)] lg:overflow-y-auto lg:pr-2"
        >
          <GlossaryIndex groups={groups} />
        </nav>
      </div>
      <div>
        <BreadcrumbData
          locale={locale}
          trail={[
            { path: "/learn", title: t("title") },
            { path: GLOSSARY_PATH, title },
          ]}
          more={[terms]}
        />
        <PageTitle eyebrow={eyebrow} lead={description}>
          {title}
        </PageTitle>
        <details className="mb-10 border-y border-hairline lg:hidden print:hidden">
          <summary className="site-summary flex min-h-11 items-center py-2.5 text-link underline underline-offset-4">
            {t("glossary.index")}
          </summary>
          <nav aria-label={t("glossary.index")} className="pt-2">
            <GlossaryIndex groups={groups} />
          </nav>
        </details>
        <GlossaryEntries groups={groups} />
        <SourceList sources={sources} checked={checked} className="border-t border-hairline pt-6" />
      </div>
    </Page>
  );
}
