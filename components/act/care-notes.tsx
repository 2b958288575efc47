import { LinkedText } from "@/components/learn/cited-text";
import { Panel } from "@/components/ui/panel";
import type { Care } from "@/lib/content/act/schema";

/** What to be careful about, set apart from what to do. */
export function CareNotes({ care: { heading, points } }: { care: Care }) {
  return (
    <Panel as="section" aria-labelledby="care" className="mb-12 max-w-[48rem] sm:mb-16">
      <h2 id="care" className="text-xl">
        {heading}
      </h2>
      <ul className="mt-3 list-disc space-y-2 pl-6">
        {points.map((point) => (
          <li key={point}>
            <LinkedText text={point} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
