import type { ReactNode } from "react";
import { classNames } from "./class-names";

type FoldProps = {
  /** What is inside, with its number where it has one. */
  summary: ReactNode;
  /** A link to more text, or a line of a list, as wide as the list. */
  look?: keyof typeof looks;
  /** By which a URL names what is inside, and so opens it. */
  id?: string;
  className?: string;
  children: ReactNode;
};

const looks = {
  link: "inline-flex items-center py-2.5 pr-1 text-link underline underline-offset-[0.18em]",
  line: "flex items-center justify-between gap-3 py-3 pr-2 [&::after]:text-link",
};

/**
 * Content that opens without a script. It is open in print, and when the fragment of the URL names something in it: newer
 * browsers do both, and enhance/folds.ts does it in others.
 */
export function Fold({ summary, look = "link", id, className, children }: FoldProps) {
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
      {/* Inside, because a browser does not open what is named itself. The margin leaves the summary and its heading visible. */}
      {id ? (
        <div id={id} className="scroll-mt-44">
          {children}
        </div>
      ) : (
        children
      )}
    </details>
  );
}
