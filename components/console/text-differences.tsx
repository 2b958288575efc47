import type { Difference } from "@/lib/petitions/writing/schema";
import { fieldLabels } from "./petition-words";

/** What differs between two texts, word by word. What was taken away is struck through, what was added is underlined. */
export function TextDifferences({ differences }: { differences: Difference[] }) {
  if (differences.length === 0) return <p>The two texts are the same.</p>;
  return (
    <div className="grid gap-6">
      {differences.map(({ field, parts }) => (
        <section key={field} aria-labelledby={`difference-${field}`} className="max-w-measure">
          <h3 id={`difference-${field}`} className="text-lg">
            {fieldLabels[field]}
          </h3>
          <p className="mt-1 [overflow-wrap:anywhere] whitespace-pre-wrap" lang={field.endsWith("Es") ? "es" : "en"}>
            {parts.map(({ change, text }, index) =>
              change === "added" ? (
                <ins key={index} className="bg-raised text-done underline decoration-2">
                  {text}
                </ins>
              ) : change === "removed" ? (
                <del key={index} className="text-error line-through">
                  {text}
                </del>
              ) : (
                text
              ),
            )}
          </p>
        </section>
      ))}
    </div>
  );
}
