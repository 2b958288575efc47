// Writes fictional districts and lawmakers straight into the tables, for tests that read them.
import { onDatabase } from "./database";

interface DistrictRow {
  state: string;
  chamber: string;
  name: string;
  layer: string | null;
  geoid: string | null;
  seats?: number;
  division?: string;
  title?: string;
}

interface LawmakerRow {
  state: string;
  chamber: string;
  district: string;
  name: string;
  party?: string | null;
  email?: string | null;
  phone?: string | null;
  formUrl?: string | null;
  termBegins?: string | null;
  termEnds?: string | null;
}

interface Data {
  districts?: DistrictRow[];
  /** ZIP Code, layer and GEOID, the largest share first. */
  zips?: [zip: string, layer: string, geoid: string][];
  lawmakers?: LawmakerRow[];
  rosterDate?: string;
}

const SOURCE = "Fictional roster";

/** Writes them with one import of each kind that has rows. The ids of lawmakers are `ocd-person/1` and so on, in order. */
export async function writeLawmakers({ districts = [], zips = [], lawmakers = [], rosterDate = "2026-08-05" }: Data) {
  await onDatabase(async (client) => {
    const newImport = async (kind: string, version: string, rows: number) => {
      const { rows: ids } = await client.query<{ id: number }>(
        `INSERT INTO data_import (kind, version, dated, source, rows, sha256, actor, imported_at)
         VALUES ($1, $2, $3, $4, $5, sha256($6), 'operator', now()) RETURNING id`,
        [kind, version, rosterDate, SOURCE, rows, kind],
      );
      return ids[0]!.id;
    };
    const listed = districts.length ? await newImport("districts", "2024", districts.length) : 0;
    for (const each of districts)
      await client.query(
        `INSERT INTO district (state, chamber, name, layer, geoid, seats, division, title, import_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          each.state,
          each.chamber,
          each.name,
          each.layer,
          each.geoid,
          each.seats ?? 1,
          each.division ?? `ocd-division/country:us/state:${each.state.toLowerCase()}/${each.layer}:${each.name}`,
          each.title ?? (each.chamber === "lower" ? "Representative" : "Senator"),
          listed,
        ],
      );
    const mapped = zips.length ? await newImport("zip-districts", "2024", zips.length) : 0;
    for (const [at, [zip, layer, geoid]] of zips.entries())
      await client.query("INSERT INTO zip_district (zip, layer, geoid, rank, import_id) VALUES ($1, $2, $3, $4, $5)", [
        zip,
        layer,
        geoid,
        at + 1,
        mapped,
      ]);
    const elected = lawmakers.length ? await newImport("lawmakers", rosterDate, lawmakers.length) : 0;
    for (const [at, each] of lawmakers.entries())
      await client.query(
        `INSERT INTO lawmaker (id, state, chamber, district, name, given_name, family_name, party, email, phone, form_url,
           term_begins, term_ends, source, roster_date, import_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
        [
          `ocd-person/${at + 1}`,
          each.state,
          each.chamber,
          each.district,
          each.name,
          each.name.split(" ")[0],
          each.name.split(" ").at(-1),
          each.party ?? null,
          each.email ?? null,
          each.phone ?? null,
          each.formUrl ?? null,
          each.termBegins ?? null,
          each.termEnds ?? null,
          SOURCE,
          rosterDate,
          elected,
        ],
      );
  });
}
