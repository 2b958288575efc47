import { useLocale } from "next-intl";
import type { ReactNode } from "react";

import { Fold } from "@/components/ui/fold";

type InSpanishProps = { title: string; hint?: string; children: ReactNode };

/** What English words mean, in Spanish. It is folded where the page is in English, for those who read Spanish better. */
export function InSpanish({ title, hint, children }: InSpanishProps) {
  const content = (
    <>
      {hint ? <p className="mt-2">{hint}</p> : null}
      {children}
    </>
  );
  if (useLocale() !== "es")
    return (
      <Fold summary={title} className="mt-6">
        {content}
      </Fold>
    );
  return (
    <section aria-labelledby="in-spanish" className="mt-10">
      <h2 id="in-spanish" className="text-xl">
        {title}
      </h2>
      {content}
    </section>
  );
}
