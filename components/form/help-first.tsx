import type { ReactNode, Ref } from "react";

import { Notice } from "@/components/ui/notice";
import { CheckboxField } from "./checkbox-field";
import { GUARD_FIELDS } from "./guard-fields";

interface HelpFirstProps {
  /** What the server sent back. */
  values: Record<string, string>;
  texts: { title: string; text: string; kept: string; goOn: string };
  /** The ways to reach help, with buttons. */
  help: ReactNode;
  /** Takes the focus, unless a summary of errors does. */
  ref?: Ref<HTMLDivElement> | undefined;
}

/**
 * Help for somebody whose comment says that they are in danger, above the form that still has it. Only the box lets the form
 * go on, so nobody does by pressing the same button twice.
 */
export function HelpFirst({ values, texts, help, ref }: HelpFirstProps) {
  const isSeen = values[GUARD_FIELDS.helpSeen] === "on";
  if (!isSeen && values[GUARD_FIELDS.helpShown] !== "on") return null;
  return (
    // eslint-disable-next-line jsx-a11y/no-autofocus -- like a summary of errors: without JavaScript the page loads here
    <div ref={ref} role="group" aria-label={texts.title} tabIndex={-1} autoFocus={!isSeen}>
      <Notice title={texts.title}>
        <p className="mt-1">{texts.text}</p>
        {help}
        <p>{texts.kept}</p>
        <CheckboxField name={GUARD_FIELDS.helpSeen} label={texts.goOn} defaultChecked={isSeen} />
      </Notice>
    </div>
  );
}
