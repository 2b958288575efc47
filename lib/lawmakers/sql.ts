import { stateLaws } from "../content/state-laws";
import { states } from "../content/states";
import { type Sql, sql } from "../db/sql";

const fips = states.map((state) => state.fips);
const codes = states.map(({ code }) => code);

/** The table `f (fips, state)`: the two digits with which the GEOIDs of a state begin. */
export const stateByFips: Sql = sql`unnest(${fips}::text[], ${codes}::text[]) AS f (fips, state)`;

const unicameral = codes.filter((code) => stateLaws[code]!.legislature.unicameral);

/** Whether the state has one chamber, whose districts lie in the upper layer. */
export const hasOneChamber = (state: Sql): Sql => sql`${state} = ANY(${unicameral}::text[])`;

/** The newest import of districts or ZIP areas of each state: `state`, `id` and `version`. */
export const newestDistrictImports: Sql = sql`
  SELECT DISTINCT ON (state) state, id, version FROM data_import
  WHERE kind IN ('districts', 'zip-districts') AND state IS NOT NULL ORDER BY state, id DESC`;
