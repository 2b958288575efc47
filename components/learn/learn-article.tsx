import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OnThisPage } from "@/components/site/on-this-page";
import { SourceList } from "@/components/site/sources";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { Prose } from "@/components/ui/prose";
import { localePath } from "@/lib/locale";
import { type LearnPage, learnSlugs } from "@/lib/content/learn/schema";
import { LearnSection } from "./learn-section";
import { type Neighbor, NeighborLinks } from "./neighbor-links";

type LearnArticleProps = { page: LearnPage; previous: Neighbor | null; next: Neighbor | null; menu: ReactNode };

/** A page of /learn: its text, the previous and next page, its sources, and a menu of all pages beside or below it. */
export function LearnArticle({ page, previous, next, menu }: LearnArticleProps) {
  const t = useTranslations("learn");
  const locale = useLocale();
  const position = t("position", { number: learnSlugs.indexOf(page.slug) + 1, total: learnSlugs.length });
  const eyebrow = (
    <>
      <a href={localePath(locale, "/learn")} className="inline-block py-1 text-link">
        {t("title")}
      </a>{" "}
      · {position}
    </>
  );

  return (
    <Page className="lg:grid lg:grid-cols-[minmax(0,1fr)_15rem] lg:gap-x-16">
      <article>
        <PageTitle eyebrow={eyebrow} lead={page.description}>
          {page.title}
        </PageTitle>
        <Prose>
          {page.sections.map((section) => (
            <LearnSection key={section.id} section={section} />
          ))}
        </Prose>
        <div className="max-w-measure">
          <NeighborLinks previous={previous} next={next} />
          <SourceList sources={page.sources} checked={page.checked} className="mt-12 border-t border-hairline pt-6" />
        </div>
      </article>
      <div className="mt-12 border-t border-hairline pt-6 lg:mt-0 lg:border-0 lg:pt-2 print:hidden">
        <div className="lg:sticky lg:top-6">
          <div className="mb-8 max-lg:hidden">
            <OnThisPage parts={page.sections.map(({ id, heading }) => ({ id, label: heading }))} />
          </div>
          {menu}
        </div>
      </div>
    </Page>
  );
}
