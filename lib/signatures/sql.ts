import { type Sql, sql } from "../db/sql";

/** A district belongs to a place: a signature that moves to another one has none until it is looked up. */
export const keepDistricts = (zip: Sql | string, state: Sql | string): Sql => {
  const stays = sql`s.zip = ${zip} AND s.state = ${state}`;
  return sql`upper_district = CASE WHEN ${stays} THEN s.upper_district END,
    lower_district = CASE WHEN ${stays} THEN s.lower_district END,
    district_method = CASE WHEN ${stays} THEN s.district_method ELSE 'state_only' END`;
};
