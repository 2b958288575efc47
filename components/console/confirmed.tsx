import type { ReactNode } from "react";

interface ConfirmedProps {
  /** What is about to be done. */
  label: string;
  /** What follows from it. */
  text: string;
  /** The form that does it. */
  children: ReactNode;
}

/** Folds the button of what cannot be undone, so that two presses are needed, with or without JavaScript. */
export function Confirmed({ label, text, children }: ConfirmedProps) {
  return (
    <details>
      <summary className="site-summary inline-flex min-h-11 cursor-pointer items-center text-error underline">
        {label}
      </summary>
      <div className="mt-2 grid gap-3">
        <p className="max-w-measure">{text}</p>
        {children}
      </div>
    </details>
  );
}
