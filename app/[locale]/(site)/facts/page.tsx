import { contentPage } from "@/app/_web/pages/content-page";
import { FactAside } from "@/components/facts/fact-aside";
import { FactEntry } from "@/components/facts/fact-entry";
import { StatusKey } from "@/components/facts/status-key";
import { StatusMarkDrawings } from "@/components/facts/status-mark";
import { DueLine } from "@/components/site/sources";
import { Prose } from "@/components/ui/prose";
import { allFacts, countByStatus, factsByTopic, factsPage } from "@/lib/content/facts/facts";
import type { Locale } from "@/lib/locale";

const { generateMetadata, Page } = contentPage({
  path: "/facts",
  about: (locale) => factsPage[locale],
  body,
});
export { generateMetadata, Page as default };

async function body(locale: Locale) {
  const page = factsPage[locale];

  return (
    <>
      <StatusMarkDrawings />
      <Prose>
        <h2>{page.heading}</h2>
        {page.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </Prose>
      <div className="mt-12">
        <StatusKey meanings={page.statuses} counts={countByStatus} />
      </div>
      <div className="mt-16 lg:grid lg:grid-cols-[17rem_minmax(0,46rem)] lg:gap-12">
        <div className="mb-12 lg:sticky lg:top-2 lg:max-h-[calc(100vh-1rem)] lg:self-start lg:overflow-y-auto lg:-ml-1.5 lg:p-1.5">
          <FactAside groups={factsByTopic} names={page.topics} />
        </div>
        {/* At least one screen high, so that the form does not move when the filter leaves few entries or none. */}
        <div className="min-h-screen space-y-14 print:min-h-0">
          {factsByTopic.map(({ topic, facts }) => (
            <section key={topic} data-entries="" aria-labelledby={`topic-${topic}`}>
              <h2 id={`topic-${topic}`} className="mb-4 text-2xl">
                {page.topics[topic]}
              </h2>
              {facts.map((fact) => (
                <FactEntry key={fact.id} fact={fact} />
              ))}
            </section>
          ))}
        </div>
      </div>
      <DueLine checks={allFacts.map(({ checked }) => checked)} />
    </>
  );
}
