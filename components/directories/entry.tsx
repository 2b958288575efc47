import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { Fold } from "@/components/ui/fold";

type EntryProps = { id: string; className?: string; children: ReactNode };

/** A record of a directory. Its id is the fragment of links to it. */
export function Entry({ id, className, children }: EntryProps) {
  return (
    <li
      id={id}
      className={classNames(
        "scroll-mt-4 break-inside-avoid border-t border-hairline py-5 target:border-t-4 target:border-link",
        className,
      )}
    >
      {children}
    </li>
  );
}

type FoldedEntryProps = {
  id: string;
  /** What its line shows while it is folded. */
  line: ReactNode;
  /** The values for the menus of a filter, and words to be found by; see FilteredList. */
  values: Record<string, string>;
  words?: string | undefined;
  hidden: boolean;
  children: ReactNode;
};

/** A record as a line that unfolds. Its id is inside, because browsers unfold what contains the target of a link. */
export function FoldedEntry({ id, line, values, words, hidden, children }: FoldedEntryProps) {
  const attributes = Object.fromEntries(Object.entries(values).map(([menu, value]) => [`data-${menu}`, value]));
  return (
    <li
      data-entry=""
      data-words={words}
      {...attributes}
      hidden={hidden}
      className="landing break-inside-avoid border-t border-hairline"
    >
      <Fold look="line" summary={<span className="min-w-0">{line}</span>}>
        <div id={id} className="scroll-mt-32 pt-2 pb-5 print:pt-0">
          {children}
        </div>
      </Fold>
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
