import { stateLaws } from "@/lib/content/state-laws";

import { dayOf } from "../../rules";
import { datedOf, type ImportPlan, type PlanContext, Seen } from "../plan";
import type { Located, ReadingContext } from "../schema";
import { readPeopleCsv } from "./csv";
import type { PersonRow } from "./rows";
import { lawmakerTables } from "./sql";
import { readPersonYaml } from "./yaml";

// After an election some seats are vacant for weeks, but never so many.
const SEATS_SHARE_MIN = 0.75;

/** The plan of an import of lawmakers. Each must sit for a district of the list, where there is one of the state. */
export function planLawmakers({ request, problems, known, now }: PlanContext): ImportPlan {
  const dated = dayOf(datedOf(request, now));
  const isDaySaid = Boolean(request.dated) || request.files.some((file) => file.dated !== null);
  const day = dated.toISOString().slice(0, 10);
  const warnings = new Set<string>();
  const seen = new Seen(problems);
  const roster = new Roster(known, warnings);

  return {
    tables: lawmakerTables({ source: request.source, dated, isDaySaid }),
    async *read(file, onBytes) {
      const context: ReadingContext = { problems, onBytes, request, warnings };
      const rows = /\.ya?ml$/i.test(file.name) ? readPersonYaml(file, context, day) : readPeopleCsv(file, context);
      for await (const located of rows) {
        if (seen.has(located.row.id, located)) continue;
        const problem = roster.add(located);
        if (problem) problems.add(located.file, located.line, problem);
        else yield located.row;
      }
    },
    check(found) {
      if (request.partial) return;
      for (const { state, rows } of found) {
        const seats = roster.seatsOf(state);
        if (rows > 0 && rows < seats * SEATS_SHARE_MIN)
          problems.add(
            request.files.at(-1)!.name,
            null,
            `${state}: ${rows} lawmakers for ${seats} seats. Is the file truncated? --partial imports it and removes nobody.`,
          );
      }
    },
    result: () => ({
      version: day,
      isExplicit: Boolean(request.dated),
      dated,
      warnings: [...warnings, ...roster.notes()],
    }),
  };
}

/** Who sits where, as far as the files were read. */
class Roster {
  private readonly sitting = new Map<string, Map<string, number>>();

  constructor(
    private readonly known: PlanContext["known"],
    private readonly warnings: Set<string>,
  ) {}

  /** Returns what is wrong with the district, if anything. */
  add({ row: { state, chamber, district } }: Located<PersonRow>): string | null {
    const districts = this.known.get(state);
    const seat = `${chamber} ${district}`;
    if (!districts)
      this.warnings.add(
        `${state}: no list of its districts is imported. Its lawmakers are listed, but no signer finds theirs by district.`,
      );
    else if (!districts.has(seat)) return `There is no district "${district}" in the ${chamber} chamber of ${state}.`;
    const seats = this.sitting.get(state) ?? new Map<string, number>();
    this.sitting.set(state, seats.set(seat, (seats.get(seat) ?? 0) + 1));
    return null;
  }

  seatsOf(state: string): number {
    const districts = this.known.get(state);
    if (districts) return [...districts.values()].reduce((sum, seats) => sum + seats, 0);
    const { upperSeats, lowerSeats } = stateLaws[state]!.legislature;
    return upperSeats + (lowerSeats ?? 0);
  }

  /** Vacant and overfull districts, in one sentence for each state. */
  notes(): string[] {
    return [...this.sitting].flatMap(([state, sitting]) => {
      const districts = [...(this.known.get(state) ?? [])];
      const vacant = districts.reduce((sum, [seat, seats]) => sum + Math.max(0, seats - (sitting.get(seat) ?? 0)), 0);
      const overfull = districts.filter(([seat, seats]) => (sitting.get(seat) ?? 0) > seats).length;
      return [
        ...(vacant ? [`${state}: ${vacant} ${vacant === 1 ? "seat is" : "seats are"} vacant.`] : []),
        ...(overfull ? [`${state}: ${overfull} districts have more lawmakers than seats.`] : []),
      ];
    });
  }
}
