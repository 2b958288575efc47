import { states } from "@/lib/content/states";
import { importData } from "@/lib/lawmakers/imports/commands";
import type { ImportFile } from "@/lib/lawmakers/imports/schema";
import type { ImportKind } from "@/lib/lawmakers/schema";

import type { Results, Row } from "./results.ts";
import { scale } from "./scale.ts";

/** The import of all lawmakers of the country, and of the same files again. All of them are fictional. */
export async function measureImport(perState = scale.importedPerState): Promise<Results> {
  const codes = states.filter(({ kind }) => kind === "state").map(({ code, fips }) => ({ code, fips }));
  const rows: Row[] = [];
  const measure = async (what: string, kind: ImportKind, files: ImportFile[]) => {
    const began = performance.now();
    const result = await importData(
      { kind, files, source: "bench", plan: "2024", partial: true },
      "operator",
      new Date(),
    );
    const seconds = (performance.now() - began) / 1_000;
    const count = result.ok ? result.rows : 0;
    rows.push({ what, rows: count, seconds, "rows a second": count / seconds, errors: result.ok ? 0 : 1 });
  };
  const lists = codes.map(({ code, fips }) => fileOf(`${code}-districts.csv`, districtsOf(code, fips, perState)));
  const rosters = codes.map(({ code, fips }) => fileOf(`${code.toLowerCase()}.csv`, rosterOf(fips, perState)));
  await measure("districts", "districts", lists);
  await measure("lawmakers", "lawmakers", rosters);
  await measure("lawmakers, the same files again", "lawmakers", rosters);
  return { Import: rows };
}

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

const districtsOf = (code: string, fips: string, count: number): string =>
  "state,chamber,census_layer,census_geoid,ocd_division_id,district,seats,title\n" +
  numbers(count)
    .map((n) => {
      const division = `ocd-division/country:us/state:${code.toLowerCase()}/sldl:${n}`;
      return `${code},lower,sldl,${fips}${String(n).padStart(3, "0")},${division},${n},1,Representative\n`;
    })
    .join("");

const rosterOf = (fips: string, count: number): string =>
  "id,name,current_party,current_district,current_chamber,email,links,capitol_address,capitol_voice\n" +
  numbers(count)
    .map((n) => {
      const id = `ocd-person/00000000-0000-4000-80${fips}-${String(n).padStart(12, "0")}`;
      return `${id},Ann Example,Independent,${n},lower,a${n}@example.org,https://example.org/${n},"1 Main St, Capital",555-0100\n`;
    })
    .join("");

const fileOf = (name: string, text: string): ImportFile => ({
  name,
  bytes: text.length,
  dated: null,
  read: async function* () {
    yield Buffer.from(text);
  },
});
