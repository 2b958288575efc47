import type { ReactNode } from "react";
import { Prose } from "@/components/ui/prose";
import type { SitePage } from "@/lib/content/schema";
import { SourceList, SourceMarks } from "./sources";

type ArticleProps = { page: SitePage; children?: ReactNode };

/** A page of prose below its title: its sections, then the children, then the sources with the date of their check. */
export function Article({ page, children }: ArticleProps) {
  return (
    <>
      <Prose>
        {page.sections.map(({ heading, paragraphs, points }) => (
          <section key={heading} className="prose">
            <h2>{heading}</h2>
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
      {children}
      <SourceList sources={page.sources} checked={page.checked} className="mt-16 border-t border-hairline pt-6" />
    </>
  );
}
