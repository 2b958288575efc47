import { getTranslations, setRequestLocale } from "next-intl/server";
import { PageData } from "@/app/_web/pages/page-data";
import { pageMetadata } from "@/app/_web/pages/page-metadata";
import { requireLocale } from "@/app/_web/pages/require-locale";
import { DueNotice } from "@/components/site/sources";
import { TermEntry } from "@/components/words/term-entry";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";
import { Prose } from "@/components/ui/prose";
import { guide } from "@/lib/content/words/guide";

export async function generateMetadata({ params }: PageProps<"/[locale]/words">) {
  const locale = requireLocale((await params).locale);
  const { title, description } = guide.page[locale];
  return pageMetadata({ locale, path: "/words", title, description });
}

export default async function WordsPage({ params }: PageProps<"/[locale]/words">) {
  const locale = requireLocale((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations("words");
  const page = guide.page[locale];

  return (
    <Page>
      <PageData locale={locale} trail={[{ path: "/words", title: page.title }]} />
      <PageTitle lead={page.description}>{page.title}</PageTitle>
      <DueNotice checks={guide.groups.flatMap(({ terms }) => terms.map(({ checked }) => checked))} />
      <Prose>
        {page.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </Prose>
      <nav aria-label={t("areas")} className="mt-8 print:hidden">
        <ul className="flex flex-wrap gap-x-6">
          {guide.groups.map(({ area }) => (
            <li key={area}>
              <a href={`#area-${area}`} className="inline-block py-2.5 text-link">
                {page.areas[area]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {guide.groups.map(({ area, terms }) => (
        <section key={area} aria-labelledby={`area-${area}`} className="mt-14 max-w-[56rem]">
          <h2 id={`area-${area}`} className="mb-4 text-2xl">
            {page.areas[area]}
          </h2>
          {terms.map((term) => (
            <TermEntry key={term.id} term={term} />
          ))}
        </section>
      ))}
    </Page>
  );
}
