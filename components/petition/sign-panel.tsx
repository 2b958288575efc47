import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { Panel } from "@/components/ui/panel";
import { NextSteps } from "./next-steps";

interface SignPanelProps {
  /** The form, or the notice in its place. */
  children: ReactNode;
  /** What is signed. */
  what: ReactNode;
  /** The name of the state, within a sentence. */
  state?: string;
  /** Whether the petition takes signatures now. */
  open: boolean;
}

/** The right side of a petition's page: the form or the notice in its place, and what happens next. */
export async function SignPanel({ children, what, state, open }: SignPanelProps) {
  const t = await getTranslations("petition.form");
  return (
    <div id="sign" className="scroll-mt-4">
      {open ? (
        <Panel as="section" aria-labelledby="sign-title">
          <h2 id="sign-title" className="mb-3 text-xl">
            {state ? t("titleState", { state }) : t("title")}
          </h2>
          {what}
          {children}
        </Panel>
      ) : (
        children
      )}
      {open ? <NextSteps /> : null}
    </div>
  );
}
