import type { ReactNode } from "react";

import { Container } from "@/components/ui/container";

type StatesBandProps = {
  id: string;
  title: ReactNode;
  lead: ReactNode;
  /** The text of the link to the table with the same data. Null if there is no table. */
  toTable: string | null;
  children?: ReactNode;
};

/** The navy band around a map, with its title and lead, and a link past the map to the table. */
export function StatesBand({ id, title, lead, toTable, children }: StatesBandProps) {
  return (
    <section aria-labelledby={id} className="bg-harbor py-12 text-on-harbor sm:py-16">
      <Container>
        <h2 id={id} className="text-2xl">
          {title}
        </h2>
        <p className="mt-4 max-w-measure text-on-harbor-muted">{lead}</p>
        {toTable ? (
          <p className="mb-6 print:hidden">
            <a href={`#${id}-table`} className="inline-block py-2.5">
              {toTable}
            </a>
          </p>
        ) : null}
        {children}
      </Container>
    </section>
  );
}
