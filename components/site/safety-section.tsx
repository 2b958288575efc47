import { useLocale } from "next-intl";
import { Provenance, SourcesAndCheck } from "./provenance";
import { Fold } from "@/components/ui/fold";
import { Notice } from "@/components/ui/notice";
import type { SafetyAdvice } from "@/lib/content/schema";

type SafetySectionProps = { id: string; title: string; lead?: string; advice: SafetyAdvice[] };

/** Safety advice in short pieces, each a line that unfolds with its sources. */
export function SafetySection({ id, title, lead, advice }: SafetySectionProps) {
  const locale = useLocale();
  return (
    <section aria-labelledby={id} className="mb-12 sm:mb-16">
      <h2 id={id} className="scroll-mt-4 text-xl">
        {title}
      </h2>
      {lead ? <p className="mt-3 max-w-measure">{lead}</p> : null}
      <ul className="mt-4 grid gap-x-10 md:grid-cols-2">
        {advice.map((piece) => (
          <li key={piece.id} className="break-inside-avoid border-t border-hairline">
            <Fold
              look="line"
              id={piece.id}
              summary={<h3 className="font-sans text-base font-semibold">{piece.translations[locale].title}</h3>}
            >
              <p>{piece.translations[locale].text}</p>
              <SourcesAndCheck of={piece} className="mt-3 mb-5" />
            </Fold>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The advice that the page shows before all helplines but the first. */
export function SafetyNotice({ advice }: { advice: SafetyAdvice }) {
  const { title, text } = advice.translations[useLocale()];
  return (
    <div id={advice.id} className="mb-12 max-w-[44rem] scroll-mt-4 sm:mb-16">
      <Notice title={title}>
        <p>{text}</p>
        <Provenance of={advice} name={title} className="-mb-2" />
      </Notice>
    </div>
  );
}
