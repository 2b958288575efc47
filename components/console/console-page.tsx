import type { ReactNode } from "react";

import { Notice } from "@/components/ui/notice";

interface ConsolePageProps {
  title: string;
  lead?: ReactNode;
  /** What the form just did, shown once. */
  done?: string | undefined;
  children: ReactNode;
}

/** A page of the console: its title, a notice of what was just done, and its sections. */
export function ConsolePage({ title, lead, done, children }: ConsolePageProps) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto max-w-page px-4 py-6 sm:px-6 lg:px-8">
      <h1 className="text-2xl">{title}</h1>
      {lead ? <p className="mt-2 max-w-measure text-muted">{lead}</p> : null}
      {done ? (
        <Notice tone="done" role="status" className="mt-4 max-w-measure">
          {done}
        </Notice>
      ) : null}
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] gap-10">{children}</div>
    </main>
  );
}

interface SectionProps {
  title: string;
  id: string;
  lead?: ReactNode;
  children: ReactNode;
}

export function Section({ title, id, lead, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {lead ? <p className="mt-1 max-w-measure text-muted">{lead}</p> : null}
      <div className="mt-4">{children}</div>
    </section>
  );
}

interface EmptyProps {
  children: ReactNode;
}

/** Says that a list is empty, and what adds an entry. */
export function Empty({ children }: EmptyProps) {
  return <p className="max-w-measure rounded-md bg-raised p-4 text-muted">{children}</p>;
}
