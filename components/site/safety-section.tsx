import { useLocale } from "next-intl";
import type { SafetyAdvice } from "@/lib/content/schema";

type SafetySectionProps = { id: string; title: string; lead?: string; advice: SafetyAdvice[] };

/** Advice on staying safe: short pieces that can be read one at a time. */
export function SafetySection({ id, title, lead, advice }: SafetySectionProps) {
  const locale = useLocale();
  return (
    <section aria-labelledby={id} className="mb-12 sm:mb-16">
      <h2 id={id} className="scroll-mt-4 text-xl">{title}</h2>
      {lead ? <p className="mt-3 max-w-measure">{lead}</p> : null}
      <ul className="mt-4 grid gap-x-10 gap-y-5 md:grid-cols-2">
        {advice.map(({ id: own, words }) => (
          <li key={own} className="break-inside-avoid border-t border-hairline pt-4">
            <h3 id={own} className="scroll-mt-4 font-sans text-base font-semibold">{words[locale].title}</h3>
            <p className="mt-1">{words[locale].text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
