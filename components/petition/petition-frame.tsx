import type { ReactNode } from "react";

import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";

interface PetitionFrameProps {
  title: ReactNode;
  eyebrow?: ReactNode;
  number: ReactNode;
  /** What is asked, in one sentence. */
  lead: ReactNode;
  /** What stands in the bar at the bottom of phones. */
  bar: ReactNode;
  /** The form, or the notice in its place. */
  side: ReactNode;
  children: ReactNode;
}

/**
 * What is asked, then the form, then the reasons: in this order for screen readers and on narrow screens. On wide ones the form
 * is on the right.
 */
export function PetitionFrame({ title, eyebrow, number, lead, bar, side, children }: PetitionFrameProps) {
  return (
    <Page className="max-sm:pt-6">
      {/* The second row takes what the form is taller than the head, so that the reasons follow the head. */}
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(22rem,27rem)] lg:grid-rows-[auto_1fr] lg:gap-x-16">
        <div className="min-w-0 max-sm:[&>header]:mb-5">
          <PageTitle eyebrow={eyebrow}>{title}</PageTitle>
          {number}
          <p className="mt-6 max-w-measure text-lg text-pretty text-muted max-sm:text-base">{lead}</p>
        </div>
        <div className="mt-8 min-w-0 sm:mt-12 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:mt-0 print:hidden">
          {side}
        </div>
        <div className="mt-16 min-w-0 space-y-16 lg:mt-12">{children}</div>
      </div>
      {bar}
    </Page>
  );
}
