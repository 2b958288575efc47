import { type Sql, sql } from "../../../db/sql";
import type { Kind } from "../sql";

interface Published {
  source: string;
  dated: Date;
  /** Whether the person or the files say the day. Then equal rows get it too, because it decides who is shown as sitting. */
  isDaySaid: boolean;
}

/** How lawmakers are staged, compared and written. Those that the roster of their state no longer names are removed. */
export const lawmakerTables = ({ source, dated, isDaySaid }: Published): Kind => ({
  create: sql`CREATE TEMP TABLE staged_lawmaker ON COMMIT DROP AS SELECT * FROM lawmaker WITH NO DATA`,
  insert: (rows) => sql`
    INSERT INTO staged_lawmaker SELECT * FROM jsonb_populate_recordset(NULL::staged_lawmaker, ${rows}::jsonb)`,
  compare: (removes) => sql`
    SELECT coalesce(s.state, l.state) AS state, (s.id IS NOT NULL) AS staged, (l.id IS NOT NULL) AS present,
      (s.state, s.chamber, s.district, s.name, s.given_name, s.family_name, s.party, s.email, s.phone, s.office, s.form_url,
        s.url, s.term_begins, s.term_ends)
      IS DISTINCT FROM (l.state, l.chamber, l.district, l.name, l.given_name, l.family_name, l.party, l.email, l.phone,
        l.office, l.form_url, l.url, l.term_begins, l.term_ends) AS differs,
      (${isDaySaid} AND s.id IS NOT NULL AND l.roster_date < ${dated}::date) AS older
    FROM staged_lawmaker s FULL JOIN (
      SELECT * FROM lawmaker
      WHERE state IN (SELECT state FROM staged_lawmaker) OR id IN (SELECT id FROM staged_lawmaker)
    ) l USING (id)
    WHERE ${removes} OR s.id IS NOT NULL`,
  clear: (removes, states) => sql`
    DELETE FROM lawmaker WHERE (${removes} AND state = ANY(${states}::text[]))
      OR id IN (SELECT id FROM staged_lawmaker WHERE state = ANY(${states}::text[]))`,
  fill: (imports: Sql) => sql`
    INSERT INTO lawmaker (id, state, chamber, district, name, given_name, family_name, party, email, phone, office, form_url,
      url, term_begins, term_ends, source, roster_date, import_id)
    SELECT s.id, state, chamber, district, name, given_name, family_name, party, email, phone, office, form_url, url,
      term_begins, term_ends, ${source}, ${dated}::date, i.id
    FROM staged_lawmaker s JOIN ${imports} i USING (state)`,
});
