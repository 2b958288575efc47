import type { ReactNode } from "react";
import { classNames } from "./class-names";

type FoldProps = {
  /** What is inside, with its number where it has one. */
  summary: ReactNode;
  /** A link to more text, or a line of a list, as wide as the list. */
  look?: keyof typeof looks;
  className?: string;
  children: ReactNode;
};

const looks = {
  link: "inline-flex items-center py-2.5 pr-1 text-link underline underline-offset-[0.18em]",
  line: "flex items-center justify-between gap-3 py-3 pr-2 [&::after]:text-link",
};

/**
 * Content that opens without a script. It is open in print, and when the fragment of the URL names something in it: browsers do
 * that, and enhance/folds.ts does it in those that do not.
 */
export function Fold({ summary, look = "link", className, children }: FoldProps) {
  return (
    // A browser may have opened it before React sees it.
    <details
      suppressHydrationWarning
      className={classNames(
        "print:[&::details-content]:block print:[&::details-content]:[content-visibility:visible]",
        className,
      )}
    >
      <summary className={classNames("site-summary min-h-11", looks[look])}>{summary}</summary>
      {children}
    </details>
  );
}
