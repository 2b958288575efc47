import "server-only";

import { type Database, db } from "../../db/client";

/** The seats of each known district, by state, then by chamber and name joined by a space. */
export type KnownDistricts = Map<string, Map<string, number>>;

/** All districts of the lists, to check a roster against them. */
export async function readKnownDistricts(on: Database = db): Promise<KnownDistricts> {
  const rows = await on.$queryRaw<{ state: string; districts: Record<string, number> }[]>`
    SELECT state, jsonb_object_agg(chamber || ' ' || name, seats) AS districts FROM district GROUP BY state`;
  return new Map(rows.map(({ state, districts }) => [state, new Map(Object.entries(districts))]));
}

/** The states with districts that somebody other than the actor imported. */
export async function listStatesOfOthers(actor: string, on: Database = db): Promise<Set<string>> {
  const rows = await on.district.findMany({
    where: { dataImport: { actor: { not: actor } } },
    select: { state: true },
    distinct: "state",
  });
  return new Set(rows.map(({ state }) => state));
}
