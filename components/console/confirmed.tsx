import type { ReactNode } from "react";

import { classNames } from "@/components/ui/class-names";

interface ConfirmedProps {
  /** What is about to be done. */
  label: string;
  /** What follows from it. */
  text: string;
  /** Whether it is no loss, such as opening something. */
  calm?: boolean;
  /** The form that does it. */
  children: ReactNode;
}

/** Folds the button of what has a wide effect, so that two presses are needed, with or without JavaScript. */
export function Confirmed({ label, text, calm = false, children }: ConfirmedProps) {
  return (
    <details>
      <summary
        className={classNames(
          "site-summary inline-flex min-h-11 cursor-pointer items-center underline",
          calm ? "text-link" : "text-error",
        )}
      >
        {label}
      </summary>
      <div className="mt-2 grid gap-3">
        <p className="max-w-measure">{text}</p>
        {children}
      </div>
    </details>
  );
}
