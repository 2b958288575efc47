import type { ReactNode } from "react";

/** A short list of facts: what each is, and its value. */
export function FactList({ facts }: { facts: [what: string, value: ReactNode][] }) {
  return (
    <dl className="grid max-w-measure grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-2">
      {facts.map(([what, value]) => (
        <div key={what} className="col-span-2 grid grid-cols-subgrid border-b border-line pb-2">
          <dt className="text-muted">{what}</dt>
          <dd className="text-right tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
