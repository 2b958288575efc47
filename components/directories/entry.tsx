import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** The code of records that do not belong to a single state. The filter uses it. */
export const NATIONAL = "US";

type EntryProps = {
  id: string;
  /** The codes of its states. Lists without a filter by state omit it. */
  states?: string[];
  className?: string;
  children: ReactNode;
};

/** A record of a directory. Its id is the fragment of links to it. */
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

/** Further facts about a record, as a list of pairs. Pairs without a value are omitted. */
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
