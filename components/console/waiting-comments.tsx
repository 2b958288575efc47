import { formatNumber } from "@/i18n/format";

interface WaitingCommentsProps {
  petition: string;
  /** The states with comments that wait. */
  waiting: { state: string; name: string; count: number }[];
}

/** How many comments wait to be read, with a link to those of each state. */
export function WaitingComments({ petition, waiting }: WaitingCommentsProps) {
  if (waiting.length === 0) return <p className="text-muted">No comment waits to be read.</p>;
  const sum = waiting.reduce((total, { count }) => total + count, 0);
  return (
    <div>
      <p>Waiting to be read: {formatNumber("en", sum)}</p>
      <ul className="mt-1 flex flex-wrap gap-x-4">
        {waiting
          .toSorted((a, b) => a.name.localeCompare(b.name, "en"))
          .map(({ state, name, count }) => (
            <li key={state}>
              <a
                href={`/console/comments?petition=${petition}&state=${state}`}
                className="inline-flex min-h-11 items-center text-link"
              >
                {name} ({formatNumber("en", count)})
              </a>
            </li>
          ))}
      </ul>
    </div>
  );
}
