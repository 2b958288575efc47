import type { ReactNode } from "react";

import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/container";
import { PageTitle } from "@/components/ui/page-title";

interface PetitionFrameProps {
  title: ReactNode;
  eyebrow?: ReactNode;
  lead: ReactNode;
  /** The label of the link to the form, for narrow screens, where the form is far below. Null where there is no form. */
  jump: string | null;
  number: ReactNode;
  side: ReactNode;
  children: ReactNode;
}

/** Text left and form right. On narrow screens the form follows the demands, and a link jumps to it. */
export function PetitionFrame({ title, eyebrow, lead, jump, number, side, children }: PetitionFrameProps) {
  return (
    <Page>
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(22rem,27rem)] lg:gap-x-16">
        <div className="min-w-0">
          <PageTitle eyebrow={eyebrow} lead={lead}>
            {title}
          </PageTitle>
          {number}
          {jump ? (
            <ButtonLink href="#sign" variant="light" className="mt-6 w-full sm:w-auto lg:hidden print:hidden">
              {jump}
            </ButtonLink>
          ) : null}
          <div className="mt-12 space-y-16">{children}</div>
        </div>
        <div className="mt-16 min-w-0 lg:mt-0 print:hidden">{side}</div>
      </div>
    </Page>
  );
}
