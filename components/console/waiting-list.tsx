import { formatNumber } from "@/i18n/format";
import { QUEUE_COUNTED_MAX } from "@/lib/signatures/schema";

export interface WaitingThing {
  href: string;
  count: number;
  one: string;
  many: string;
}

/** What waits for the organizer, each with a link to where it is done. */
export function WaitingList({ waiting }: { waiting: WaitingThing[] }) {
  const open = waiting.filter(({ count }) => count > 0);
  if (open.length === 0) return <p className="text-done">Nothing waits for you.</p>;
  return (
    <ul>
      {open.map(({ href, count, one, many }) => (
        <li key={`${href} ${one}`}>
          <a href={href} className="inline-flex min-h-11 items-center py-1.5 text-link">
            {formatNumber("en", count)} {count >= QUEUE_COUNTED_MAX ? "or more " : ""}
            {count === 1 ? one : many}
          </a>
        </li>
      ))}
    </ul>
  );
}
