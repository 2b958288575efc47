import { CitedText, LinkedText } from "@/components/learn/cited-text";
import type { CitedSection as Section } from "@/lib/content/act/schema";

/** A section of the page about the red X or of the lesson: paragraphs with their sources, then what to do. */
export function CitedSection({ section: { id, heading, paragraphs, points } }: { section: Section }) {
  return (
    <section aria-labelledby={id} className="prose">
      <h2 id={id} className="scroll-mt-4">
        {heading}
      </h2>
      {paragraphs.map(({ text, sources }) => (
        <p key={text}>
          <CitedText text={text} sources={sources} />
        </p>
      ))}
      {points.length > 0 ? (
        <ul>
          {points.map((point) => (
            <li key={point}>
              <LinkedText text={point} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
