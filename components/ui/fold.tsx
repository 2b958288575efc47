import type { ReactNode } from "react";
import { classNames } from "./class-names";

type FoldProps = {
  /** What is inside, with its number where it has one. */
  summary: ReactNode;
  className?: string;
  children: ReactNode;
};

/**
 * Content that opens without a script. It is open in print, and when the fragment of the URL names something in it: browsers do
 * that, and enhance/folds.ts does it in those that do not.
 */
export function Fold({ summary, className, children }: FoldProps) {
  return (
    // A browser may have opened it before React sees it.
    <details
      suppressHydrationWarning
      className={classNames(
        "print:[&::details-content]:block print:[&::details-content]:[content-visibility:visible]",
        className,
      )}
    >
      <summary className="site-summary inline-flex min-h-11 items-center py-2.5 pr-1 text-link underline underline-offset-[0.18em]">
        {summary}
      </summary>
      {children}
    </details>
  );
}
