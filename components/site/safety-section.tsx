import { useLocale } from "next-intl";
import { Provenance } from "./provenance";
import { Notice } from "@/components/ui/notice";
import type { SafetyAdvice } from "@/lib/content/schema";

type SafetySectionProps = { id: string; title: string; lead?: string; advice: SafetyAdvice[] };

/** Safety advice in short pieces, each with its sources. */
export function SafetySection({ id, title, lead, advice }: SafetySectionProps) {
  const locale = useLocale();
  return (
    <section aria-labelledby={id} className="mb-12 sm:mb-16">
      <h2 id={id} className="scroll-mt-4 text-xl">
        {title}
      </h2>
      {lead ? <p className="mt-3 max-w-measure">{lead}</p> : null}
      <ul className="mt-4 grid gap-x-10 gap-y-5 md:grid-cols-2">
        {advice.map((piece) => (
          <li key={piece.id} id={piece.id} className="scroll-mt-4 break-inside-avoid border-t border-hairline pt-4">
            <h3 className="font-sans text-base font-semibold">{piece.translations[locale].title}</h3>
            <p className="mt-1">{piece.translations[locale].text}</p>
            <Provenance of={piece} name={piece.translations[locale].title} />
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
