import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { Panel } from "@/components/ui/panel";
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

/** The right side of a petition's page: the form or the notice in its place, and what happens next. */
export async function SignPanel({ children, notice, what, state }: SignPanelProps) {
  const t = await getTranslations("petition.form");
  return (
    <div id="sign" className="scroll-mt-4">
      {/* Never replaced as a whole: a screen reader tells only what changes in an element that it knows. */}
      <div role="status">{notice}</div>
      <div data-follows="sign">
        {children ? (
          <>
            <Panel as="section" aria-labelledby="sign-title">
              <h2 id="sign-title" className="mb-3 text-xl">
                {state ? t("titleState", { state }) : t("title")}
              </h2>
              {what}
              {children}
            </Panel>
            <NextSteps />
          </>
        ) : null}
      </div>
    </div>
  );
}
