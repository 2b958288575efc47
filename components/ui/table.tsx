import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from "react";
import { classNames } from "./class-names";

type TableProps = {
  /** What the table shows. It is required, because screen readers read it first. */
  caption: ReactNode;
  captionHidden?: boolean;
  children: ReactNode;
  /** Keeps the header visible while a long table scrolls. */
  stickyHead?: boolean;
  className?: string;
};

/** A table that scrolls sideways in its frame on a narrow screen. The frame can be focused, so that the keyboard scrolls it. */
export function Table({ caption, captionHidden = false, children, stickyHead = false, className }: TableProps) {
  return (
    <div
      role="region"
      aria-label={typeof caption === "string" ? caption : undefined}
      tabIndex={0}
      className={classNames(
        // Text for screen readers lies where its cell is, so it must not widen the page.
        "relative overflow-x-auto",
        stickyHead && "max-h-[80vh] overflow-y-auto [&_thead_th]:sticky [&_thead_th]:top-0",
        className,
      )}
    >
      {/* A column is as wide as its longest word. The word must not break if that width is rounded down. */}
      <table className="w-full border-collapse text-sm [overflow-wrap:normal]">
        <caption className={captionHidden ? "sr-only" : "pb-3 text-left text-muted"}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

type Alignment = { numeric?: boolean };

export function HeadCell({
  numeric,
  className,
  scope = "col",
  ...rest
}: ThHTMLAttributes<HTMLTableCellElement> & Alignment) {
  const alignment = numeric ? "text-right" : "text-left";
  return (
    <th
      scope={scope}
      className={classNames(
        "border-b-2 border-edge bg-ground p-2 sm:px-3 align-bottom font-semibold",
        alignment,
        className,
      )}
      {...rest}
    />
  );
}

/** The header of a row: its first cell, which says what the others are about. */
export function RowHead({ className, ...rest }: ThHTMLAttributes<HTMLTableCellElement>) {
  return (
    <th
      scope="row"
      className={classNames("border-b border-hairline p-2 sm:px-3 text-left align-baseline font-semibold", className)}
      {...rest}
    />
  );
}

export function Cell({ numeric, className, ...rest }: TdHTMLAttributes<HTMLTableCellElement> & Alignment) {
  const alignment = numeric ? "text-right tabular-nums" : "text-left";
  return (
    <td className={classNames("border-b border-hairline p-2 sm:px-3 align-baseline", alignment, className)} {...rest} />
  );
}
