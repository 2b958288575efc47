import { type Sql, sql } from "../../../db/sql";
import type { Kind } from "../sql";

/** How districts are staged, compared and written. */
export const districtTables: Kind = {
  create: sql`CREATE TEMP TABLE staged_district ON COMMIT DROP AS SELECT * FROM district WITH NO DATA`,
  insert: (rows) => sql`
    INSERT INTO staged_district SELECT * FROM jsonb_populate_recordset(NULL::staged_district, ${rows}::jsonb)`,
  compare: (removes) => sql`
    SELECT state, (s.name IS NOT NULL) AS staged, (d.name IS NOT NULL) AS present,
      (s.division, s.layer, s.geoid, s.seats, s.title) IS DISTINCT FROM (d.division, d.layer, d.geoid, d.seats, d.title) AS differs,
      false AS older
    FROM staged_district s FULL JOIN (
      SELECT * FROM district WHERE state IN (SELECT state FROM staged_district)
    ) d USING (state, chamber, name)
    WHERE ${removes} OR s.name IS NOT NULL`,
  clear: (removes, states) => sql`
    DELETE FROM district d WHERE state = ANY(${states}::text[]) AND (${removes} OR EXISTS (
      SELECT 1 FROM staged_district s WHERE s.state = d.state AND s.chamber = d.chamber AND s.name = d.name))`,
  fill: (imports: Sql) => sql`
    INSERT INTO district (state, chamber, name, division, layer, geoid, seats, title, import_id)
    SELECT state, chamber, name, division, layer, geoid, seats, title, i.id
    FROM staged_district JOIN ${imports} i USING (state)`,
};
