import type { ReactNode } from "react";

type GroupProps = {
  id: string;
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
  hidden?: boolean;
  /** True for a part without entries, which is hidden while a filter is set. */
  wholeList?: boolean;
  /** For a part with the entries of single states: its title, and the one while a state is chosen, such as `In {state}`. */
  titles?: { always: string; here: string } | undefined;
};

/** A part of a directory with its heading. */
export function Group({ id, title, lead, children, hidden = false, wholeList = false, titles }: GroupProps) {
  return (
    <section
      aria-labelledby={id}
      data-group={wholeList ? undefined : ""}
      data-whole-list={wholeList ? "" : undefined}
      hidden={hidden}
      className="mb-12 sm:mb-16"
    >
      <h2 id={id} data-title={titles?.always} data-title-here={titles?.here} className="mb-4 text-xl">
        {title}
      </h2>
      {lead ? <p className="-mt-2 mb-4 max-w-measure text-muted">{lead}</p> : null}
      {children}
    </section>
  );
}
