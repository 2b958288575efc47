import { z } from "zod";

import { oneLine } from "../../fields";
import { isStateCode } from "../../content/states";
import type { Limit } from "../../limits/schema";
import { MINUTE } from "../../time";
import { readZip } from "../rules";
import type { Chamber, District, Districts, Representation } from "../schema";

/** A family that looks for everybody it knows stays below it, and one source cannot use up the service of all. */
export const LOOKUPS_PER_SOURCE: Limit = { max: 20, windowMilliseconds: 10 * MINUTE };
/** A library or a school behind one IPv6 network. */
export const LOOKUPS_PER_NETWORK: Limit = { max: 100, windowMilliseconds: 10 * MINUTE };
/** The geocoder is a free service for everybody: about as many a second as the worker sends it (docs/decisions/districts.md). */
export const LOOKUPS_OF_ALL: Limit = { max: 300, windowMilliseconds: MINUTE };

const STREET_LENGTH_MAX = 200;

// A ZIP Code as people type it, with or without its four further digits.
const zip = z.string().transform((typed, context) => {
  const five = readZip(typed);
  if (five === null) context.addIssue(typed.trim() === "" ? "zip-missing" : "zip-invalid");
  return five ?? z.NEVER;
});

const stateOrNone = z
  .string()
  .default("")
  .transform((chosen) => (isStateCode(chosen) ? chosen : undefined));

/** The form: a ZIP Code, a state where that does not settle it, and a street if the person gives it. */
export const finderInput = z.object({
  zip: z.string().default("").pipe(zip),
  state: stateOrNone,
  street: z.pipe(
    oneLine(STREET_LENGTH_MAX, "street-too-long"),
    z.transform((street: string) => street || null),
  ),
});

export type FinderInput = z.infer<typeof finderInput>;

const code = z.string().regex(/^[0-9A-Z-]{3,12}$/);
const upperCase = z.string().transform((written) => written.toUpperCase());

/** The query of the page, from which everything unreadable is left out. It never has a street. */
export const finderQuery = z.object({
  zip: z.string().optional().catch(undefined),
  state: upperCase.refine(isStateCode).optional().catch(undefined),
  upper: upperCase.pipe(code).nullable().catch(null),
  lower: upperCase.pipe(code).nullable().catch(null),
  /** What became of a street that was just looked up. */
  street: z.enum(["away", "busy"]).optional().catch(undefined),
});
export type FinderQuery = z.infer<typeof finderQuery>;

/** What is known about one chamber for a person. Where it is `split`, a street would tell which of the districts is theirs. */
export type FoundChamber = { chamber: Chamber } & (
  | { kind: "settled"; seats: Representation[] }
  | { kind: "split"; districts: District[] }
  /** The district is known by its Census code, and no imported list names it. */
  | { kind: "unlisted"; geoid: string }
  | { kind: "unknown" }
);

export type Found =
  | { kind: "nothing-asked" }
  | { kind: "zip-invalid" }
  /** `states` is null where any state is possible. `contradicts` is a chosen state that the ZIP Code is not in. */
  | { kind: "state-question"; zip: string; states: string[] | null; contradicts: string | null }
  | {
      kind: "found";
      state: string;
      zip: string | null;
      /** The GEOIDs that are settled. */
      districts: Districts;
      roster: { date: Date; source: string } | null;
      chambers: FoundChamber[];
    };
