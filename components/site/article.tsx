import type { ReactNode } from "react";
import { Prose } from "@/components/ui/prose";
import type { SitePage } from "@/lib/content/schema";
import { type PagePart, WithParts } from "./on-this-page";
import { SourceList, SourceMarks } from "./sources";

type ArticleProps = {
  page: SitePage;
  children?: ReactNode;
  /** The parts that the children add. */
  more?: PagePart[];
};

/** A page of prose below its title: its sections with links to them, the children, and the sources with the date of their check. */
export function Article({ page, children, more = [] }: ArticleProps) {
  // The ids are the same in every language, so that a link to a part stays right when the language changes.
  const sections = page.sections.map((section, place) => ({ ...section, id: `part-${place + 1}` }));
  const parts = [...sections.map(({ id, heading }) => ({ id, label: heading })), ...more];
  return (
    <>
      <WithParts parts={parts}>
        <Prose>
          {sections.map(({ id, heading, paragraphs, points }) => (
            <section key={id} aria-labelledby={id} className="prose">
              <h2 id={id} className="scroll-mt-4">
                {heading}
              </h2>
              {paragraphs.map(({ text, sources }) => (
                <p key={text}>
                  {text}
                  <SourceMarks numbers={sources} />
                </p>
              ))}
              {points.length > 0 ? (
                <ul>
                  {points.map((point) => (
                    <li key={point}>{point}</li>
                  ))}
                </ul>
              ) : null}
            </section>
          ))}
        </Prose>
      </WithParts>
      {children}
      <SourceList sources={page.sources} checked={page.checked} className="mt-16 border-t border-hairline pt-6" />
    </>
  );
}
