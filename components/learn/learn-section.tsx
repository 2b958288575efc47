import { useTranslations } from "next-intl";
import type { LearnPoint, LearnSection as Section } from "@/lib/content/learn/schema";
import { CitedText } from "./cited-text";

/** A section of a page: its paragraphs, then its points. Its id is the fragment of links to it. */
export function LearnSection({ section }: { section: Section }) {
  const { id, heading, paragraphs, points } = section;
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
        <div className="divide-y divide-hairline border-t border-hairline">
          {points.map((point) => (
            <Point key={point.label} point={point} />
          ))}
        </div>
      ) : null}
    </section>
  );
}

function Point({ point: { label, text, sources, caution } }: { point: LearnPoint }) {
  const t = useTranslations("learn");
  return (
    <div className="break-inside-avoid py-3.5">
      <h3 className="font-sans text-base font-semibold">{label}</h3>
      <p className="mt-1">
        <CitedText text={text} sources={sources} />
      </p>
      {caution ? (
        <p className="mt-1 text-sm text-muted">
          <span className="font-semibold">{t("caution")}</span> {caution}
        </p>
      ) : null}
    </div>
  );
}
