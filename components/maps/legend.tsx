import type { ReactNode } from "react";

import { classNames } from "@/components/ui/class-names";
import type { Look } from "./places";

/** What each look on a map means. */
export function Legend({ keys }: { keys: { look: Look; label: ReactNode }[] }) {
  return (
    <ul className="coast flex flex-wrap gap-x-8 gap-y-3 text-sm">
      {keys.map(({ look, label }) => (
        <li key={look} className="flex items-center gap-3">
          <span aria-hidden="true" className={classNames("inline-block size-6 shrink-0 rounded-md border-2", look)} />
          {label}
        </li>
      ))}
    </ul>
  );
}
