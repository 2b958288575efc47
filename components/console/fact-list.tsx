import type { ReactNode } from "react";

/** A short list of facts: what each is, and its value. */
export function FactList({ facts }: { facts: [what: string, value: ReactNode][] }) {
  return (
    <dl className="grid max-w-measure gap-y-2">
      {facts.map(([what, value]) => (
        <div key={what} className="flex flex-wrap justify-between gap-x-6 border-b border-line pb-2">
          <dt className="text-muted">{what}</dt>
          <dd className="ml-auto text-right tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
