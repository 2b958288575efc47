import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { Panel } from "@/components/ui/panel";
import { Meanwhile } from "./meanwhile";
import { NextSteps } from "./next-steps";

interface SignPanelProps {
  /** The form. Null where the petition takes no signatures now. */
  children: ReactNode;
  /** Why nobody can sign now; empty while it takes signatures. On an open page it comes above the form. */
  notice: ReactNode;
  /** What is signed. */
  what: ReactNode;
  /** The name of the state, within a sentence. */
  state?: string;
}

/** The right side of a petition's page: the form or the notice in its place, and what happens next or what else can be done. */
export async function SignPanel({ children, notice, what, state }: SignPanelProps) {
  const t = await getTranslations("petition.form");
  const title = state ? t("titleState", { state }) : t("title");
  return (
    <div id="sign" className="flex scroll-mt-4 flex-col lg:h-full">
      {/* Never replaced as a whole: a screen reader tells only what changes in an element that it knows. */}
      <div role="status">{notice}</div>
      <div data-follows="sign" className="grow">
        {children ? (
          <>
            <Panel as="section" aria-labelledby="sign-title">
              <h2 id="sign-title" className="mb-3 text-xl">
                {title}
              </h2>
              {what}
              {children}
            </Panel>
            {/* On a wide screen it stays beside the reasons, with a way back to the form. */}
            <div className="mt-8 lg:sticky lg:top-8">
              <NextSteps />
              <p className="mt-5 max-lg:hidden">
                <a href="#sign" className="inline-block py-2 text-link">
                  {title}
                </a>
              </p>
            </div>
          </>
        ) : (
          <Meanwhile />
        )}
      </div>
    </div>
  );
}
