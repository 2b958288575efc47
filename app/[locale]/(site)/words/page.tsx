import { contentPage } from "@/app/_web/pages/content-page";
import { WithParts } from "@/components/site/on-this-page";
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

function body(locale: Locale) {
  const page = guide.page[locale];

  return (
    <WithParts row parts={guide.groups.map(({ area }) => ({ id: `area-${area}`, label: page.areas[area] }))}>
      <Prose>
        {page.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </Prose>
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
    </WithParts>
  );
}
