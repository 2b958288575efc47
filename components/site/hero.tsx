import type { ReactNode } from "react";

import { Container } from "@/components/ui/container";
import type { HomePage } from "@/lib/content/schema";
import { Lighthouse } from "./lighthouse";

type HeroProps = {
  page: Pick<HomePage, "titleLines" | "lead">;
  /** The number and the button to sign. Null while the petition is not public, so that nothing links to it. */
  petition: ReactNode;
};

/** The top of the home page: what it is about, the number of signatures, and the button to sign. */
export function Hero({ page, petition }: HeroProps) {
  return (
    <section data-harbor className="bg-harbor text-on-harbor">
      <Container className="grid grid-cols-1 items-end gap-x-8 gap-y-6 pt-8 pb-14 sm:pt-14 sm:pb-20 lg:grid-cols-[1.25fr_1fr]">
        <h1 className="text-4xl tracking-[-0.015em] lg:col-span-2 lg:col-start-1 lg:row-start-1 xl:text-5xl">
          {page.titleLines.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </h1>
        <div className="lg:col-start-1 lg:row-start-2">
          <p className="max-w-[38rem] text-lg text-on-harbor-muted">{page.lead}</p>
          {petition}
        </div>
        <Lighthouse className="col-start-2 row-span-2 row-start-1 w-full max-lg:hidden print:hidden" />
      </Container>
    </section>
  );
}
