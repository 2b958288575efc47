import { type Sql, sql } from "../../../db/sql";
import type { Layer } from "../../schema";
import { stateByFips } from "../../sql";
import type { Kind } from "../sql";

// A district with less of the land of a ZIP area is mostly a border that two maps draw differently.
const SHARE_MIN = 0.02;

/** Which present rows the files replace: those of whole layers, or those of the ZIP areas (and layers) that they name. */
export type ZipScope = { kind: "layers"; layers: Layer[] } | { kind: "areas-and-layers" } | { kind: "areas" };

/** How ZIP areas are staged, ranked by their shares where the files have shares, compared and written. */
export const zipTables = (scopeOf: () => ZipScope): Kind => ({
  create: sql`
    CREATE TEMP TABLE staged_zip (zip text, layer text, geoid text, state text, rank smallint, share float8) ON COMMIT DROP`,
  insert: (rows) =>
    sql`INSERT INTO staged_zip SELECT * FROM jsonb_populate_recordset(NULL::staged_zip, ${rows}::jsonb)`,
  settle: sql`
    WITH ranked AS (
      SELECT zip, layer, geoid, row_number() OVER (PARTITION BY zip, layer ORDER BY share DESC NULLS LAST, geoid) AS rank
      FROM staged_zip WHERE rank IS NULL
    ), dropped AS (
      DELETE FROM staged_zip s USING ranked r
      WHERE s.zip = r.zip AND s.layer = r.layer AND s.geoid = r.geoid AND r.rank > 1 AND s.share < ${SHARE_MIN}
    )
    UPDATE staged_zip s SET rank = r.rank FROM ranked r
    WHERE s.zip = r.zip AND s.layer = r.layer AND s.geoid = r.geoid
      AND (r.rank = 1 OR s.share IS NULL OR s.share >= ${SHARE_MIN})`,
  compare: () => sql`
    SELECT coalesce(s.state, z.state) AS state, (s.zip IS NOT NULL) AS staged, (z.zip IS NOT NULL) AS present,
      s.rank IS DISTINCT FROM z.rank AS differs, false AS older
    FROM staged_zip s FULL JOIN (
      SELECT z.zip, z.layer, z.geoid, z.rank, f.state FROM zip_district z JOIN ${stateByFips} ON f.fips = left(z.geoid, 2)
      WHERE ${isReplaced(scopeOf())}
    ) z USING (zip, layer, geoid)`,
  clear: (_removes, changed) => sql`
    DELETE FROM zip_district z USING ${stateByFips}
    WHERE f.fips = left(z.geoid, 2) AND f.state = ANY(${changed}::text[]) AND ${isReplaced(scopeOf())}`,
  fill: (imports: Sql) => sql`
    INSERT INTO zip_district (zip, layer, geoid, rank, import_id)
    SELECT zip, layer, geoid, rank, i.id FROM staged_zip JOIN ${imports} i USING (state)`,
});

function isReplaced(scope: ZipScope): Sql {
  if (scope.kind === "layers") return sql`z.layer = ANY(${scope.layers}::text[])`;
  if (scope.kind === "areas") return sql`z.zip IN (SELECT zip FROM staged_zip)`;
  return sql`(z.zip, z.layer) IN (SELECT zip, layer FROM staged_zip)`;
}
