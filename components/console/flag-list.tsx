import type { Flag } from "@/lib/signatures/flags/schema";
import { flagMeanings, flagTexts } from "./flag-texts";

/** The reasons to look at a signature, below its name in a list. */
export function FlagList({ flags }: { flags: Flag[] }) {
  if (flags.length === 0) return null;
  return (
    <ul className="mt-1 grid gap-1 text-sm font-normal text-muted">
      {flags.map((flag) => (
        <li key={flag}>{flagTexts[flag]}</li>
      ))}
    </ul>
  );
}

/** The same reasons with what they mean, on the page of one signature. */
export function FlagMeanings({ flags }: { flags: Flag[] }) {
  return (
    <dl className="grid max-w-measure gap-3">
      {flags.map((flag) => (
        <div key={flag}>
          <dt className="font-semibold">{flagTexts[flag]}</dt>
          <dd>{flagMeanings[flag]}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The same reasons side by side, in a row of a queue. */
export function FlagChips({ flags }: { flags: Flag[] }) {
  if (flags.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-2 text-sm">
      {flags.map((flag) => (
        <li key={flag} className="rounded-md bg-raised px-2 py-1">
          {flagTexts[flag]}
        </li>
      ))}
    </ul>
  );
}
