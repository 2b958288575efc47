import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

import { states } from "@/lib/content/states";
import { env } from "@/lib/env";
import { importData } from "@/lib/lawmakers/imports/commands";
import { readCsv } from "@/lib/lawmakers/imports/csv";
import { type ImportFile, type ImportRequest, Problems } from "@/lib/lawmakers/imports/schema";
import type { ImportKind } from "@/lib/lawmakers/schema";

import type { Results, Row } from "./results.ts";
import { scale } from "./scale.ts";

/** The import of all lawmakers of the country, of the same files again, and what of it no import can do without. All are fictional. */
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
    rows.push(rowOf(what, result.ok ? result.rows : 0, began, result.ok ? 0 : 1));
  };
  const lists = codes.map(({ code, fips }) => fileOf(`${code}-districts.csv`, districtsOf(code, fips, perState)));
  const rosters = codes.map(({ code, fips }) => fileOf(`${code.toLowerCase()}.csv`, rosterOf(fips, perState)));
  await measure("districts", "districts", lists);
  await measure("lawmakers", "lawmakers", rosters);
  await measure("lawmakers, the same files again", "lawmakers", rosters);
  rows.push(await readingAlone(rosters), await copyingAlone());
  return { Import: compared(rows) };
}

// The baselines of an import of lawmakers: what no import can do without.
const READING = "baseline: reading the same files as CSV";
const COPYING = "baseline: COPY of the same rows into an equal table";

/** Reads the files as the import does, and does nothing with them. */
async function readingAlone(files: ImportFile[]): Promise<Row> {
  const began = performance.now();
  let count = 0;
  const request: ImportRequest = { kind: "lawmakers", files, source: "bench" };
  const context = { problems: new Problems(), onBytes: () => undefined, request, warnings: new Set<string>() };
  for (const file of files) {
    const table = await readCsv(file, ",", context);
    for await (const record of table.records) count += record.line > 0 ? 1 : 0;
  }
  return rowOf(READING, count, began);
}

/** Copies the imported rows into a table with the same columns, constraints and indexes. */
async function copyingAlone(): Promise<Row> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  try {
    const stored = await client.query(copyTo("COPY lawmaker TO STDOUT (FORMAT binary)")).toArray();
    await client.query("CREATE TEMP TABLE same (LIKE lawmaker INCLUDING ALL)");
    const began = performance.now();
    await pipeline(Readable.from(stored), client.query(copyFrom("COPY same FROM STDIN (FORMAT binary)")));
    const row = rowOf(COPYING, 0, began);
    const { rows } = await client.query<{ count: number }>("SELECT count(*)::int AS count FROM same");
    return { ...row, rows: rows[0]!.count, "rows a second": rows[0]!.count / Number(row["seconds"]) };
  } finally {
    await client.end();
  }
}

function rowOf(what: string, rows: number, began: number, errors = 0): Row {
  const seconds = (performance.now() - began) / 1_000;
  return { what, rows, seconds, "rows a second": rows / seconds, errors };
}

/** Each row beside the two baselines together, as often as it takes their time. */
function compared(rows: Row[]): Row[] {
  const both = rows
    .filter(({ what }) => what === READING || what === COPYING)
    .reduce((sum, { seconds }) => sum + Number(seconds), 0);
  return rows.map((row) => ({ ...row, "times both baselines": Number(row["seconds"]) / both }));
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
