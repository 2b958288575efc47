import type { ReactNode } from "react";

type GroupProps = { id: string; title: ReactNode; lead?: ReactNode; children: ReactNode; wholeList?: boolean };

/** A part of a directory with its heading. `wholeList` marks a part that is hidden while a filter is set. */
export function Group({ id, title, lead, children, wholeList = false }: GroupProps) {
  return (
    <section aria-labelledby={id} data-group data-whole-list={wholeList || undefined} className="mb-12 sm:mb-16">
      <h2 id={id} className="mb-4 text-xl">
        {title}
      </h2>
      {lead ? <p className="-mt-2 mb-4 max-w-measure text-muted">{lead}</p> : null}
      {children}
    </section>
  );
}
