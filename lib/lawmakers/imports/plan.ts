import type { Kind } from "./sql";
import type { KnownDistricts } from "./queries";
import type { ImportFile, ImportRequest, Located, Problems, ReadingContext, StateChanges } from "./schema";

export interface PlanContext {
  request: ImportRequest;
  problems: Problems;
  known: KnownDistricts;
  now: Date;
}

/** How the files of one request are read, staged and checked. */
export interface ImportPlan {
  tables: Kind;
  /** The rows of a file, with the names of the columns. */
  read: (file: ImportFile, onBytes: ReadingContext["onBytes"]) => AsyncIterable<object>;
  /** Adds problems that only the whole shows, such as a truncated file. Called when all rows are staged. */
  check: (found: StateChanges[]) => void;
  /** What the import is called. `isExplicit` says that its version is no guess. Called when all rows are staged. */
  result: () => { version: string; isExplicit: boolean; dated: Date; warnings: string[] };
}

// The plans that were drawn after the census of 2020 and last changed before the elections of 2024.
const PLAN = "2024";

/** The version of files that do not name their plan. */
export function versionOf({ plan }: ImportRequest): { version: string; isExplicit: boolean; warnings: string[] } {
  if (plan) return { version: plan, isExplicit: true, warnings: [] };
  return {
    version: PLAN,
    isExplicit: false,
    warnings: [`The files do not name the year of their district plan: ${PLAN} is assumed. --plan says another.`],
  };
}

/** The day of the data: as the person says, or as the newest file says, or today. No file is of a later day than today. */
export function datedOf({ dated, files }: ImportRequest, now: Date): Date {
  if (dated) return dated;
  const days = files.flatMap((file) => (file.dated ? [file.dated.getTime()] : []));
  return days.length ? new Date(Math.min(Math.max(...days), now.getTime())) : now;
}

/** Refuses a row whose key was read before, with the place of the first. */
export class Seen {
  private readonly places = new Map<string, string>();

  constructor(private readonly problems: Problems) {}

  has(key: string, { file, line }: Omit<Located<unknown>, "row">): boolean {
    const place = this.places.get(key);
    if (place === undefined) {
      this.places.set(key, line === null ? file : `${file}, line ${line}`);
      return false;
    }
    this.problems.add(file, line, `${key} is there twice. It was first in ${place}.`);
    return true;
  }
}
