import { getTranslations } from "next-intl/server";
import { contentPage } from "@/app/_web/pages/content-page";
import { DueLine } from "@/components/site/sources";
import { Prose } from "@/components/ui/prose";
import { TermEntry } from "@/components/words/term-entry";
import { guide } from "@/lib/content/words/guide";
import type { Locale } from "@/lib/locale";

const { generateMetadata, Page } = contentPage({
  path: "/words",
  about: (locale) => guide.page[locale],
  body,
});
export { generateMetadata, Page as default };

async function body(locale: Locale) {
  const t = await getTranslations("words");
  const page = guide.page[locale];

  return (
    <>
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
      <DueLine checks={guide.groups.flatMap(({ terms }) => terms.map(({ checked }) => checked))} />
    </>
  );
}
