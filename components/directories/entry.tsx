import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** The code by which the filter knows what belongs to no single state. */
export const NATIONAL = "US";

type EntryProps = {
  id: string;
  /** The states it belongs to; leave it out where nothing is filtered by state. */
  states?: string[];
  className?: string;
  children: ReactNode;
};

/** One record of a directory: under a hairline, with an address of its own. */
export function Entry({ id, states, className, children }: EntryProps) {
  const codes = states && (states.join(" ") || NATIONAL);
  return (
    <li
      id={id}
      data-states={codes}
      className={classNames(
        "scroll-mt-4 break-inside-avoid border-t border-hairline py-5 target:border-t-4 target:border-link",
        className,
      )}
    >
      {children}
    </li>
  );
}

type EntryFactsProps = { facts: { label: ReactNode; value: ReactNode }[]; className?: string };

/** What is said of a record beside its text, as pairs. A pair without a value is left out. */
export function EntryFacts({ facts, className }: EntryFactsProps) {
  const told = facts.filter(({ value }) => value !== null && value !== "");
  if (told.length === 0) return null;
  return (
    <dl
      className={classNames(
        "grid max-w-measure gap-x-4 gap-y-2 text-sm sm:grid-cols-[max-content_1fr] sm:gap-y-1",
        className,
      )}
    >
      {told.map(({ label, value }, index) => (
        <div key={index} className="sm:col-span-2 sm:grid sm:grid-cols-subgrid">
          <dt className="text-muted">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
