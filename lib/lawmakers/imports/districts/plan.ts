import { stateLaws } from "@/lib/content/state-laws";

import { datedOf, type ImportPlan, type PlanContext, Seen, versionOf } from "../plan";
import { readDistricts } from "./rows";
import { districtTables } from "./sql";

// The seats of a list and of a legislature differ by a few, such as members without a vote.
const SEATS_SHARE_MIN = 0.9;

/** The plan of an import of districts. A list with far fewer seats than the legislature has is truncated. */
export function planDistricts({ request, problems, now }: PlanContext): ImportPlan {
  const seats = new Map<string, number>();
  const seen = new Seen(problems);
  const warnings = new Set<string>();
  return {
    tables: districtTables,
    async *read(file, onBytes) {
      for await (const { row, ...place } of readDistricts(file, { problems, onBytes, request, warnings })) {
        if (seen.has(`${row.state} ${row.chamber} ${row.name}`, place)) continue;
        seats.set(row.state, (seats.get(row.state) ?? 0) + row.seats);
        yield row;
      }
    },
    check() {
      if (request.partial) return;
      for (const [state, count] of seats) {
        const { upperSeats, lowerSeats } = stateLaws[state]!.legislature;
        const all = upperSeats + (lowerSeats ?? 0);
        if (count < all * SEATS_SHARE_MIN)
          problems.add(
            request.files.at(-1)!.name,
            null,
            `${state}: districts for ${count} of ${all} seats. Is the file truncated? --partial imports it and removes nothing.`,
          );
      }
    },
    result: () => ({ ...versionOf(request), dated: datedOf(request, now) }),
  };
}
