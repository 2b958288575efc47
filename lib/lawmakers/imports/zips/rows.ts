import { stateOfGeoid } from "../../rules";
import { type Layer, layers } from "../../schema";
import { type CsvTable, readCsv, requireColumns } from "../csv";
import { GEOID } from "../districts/rows";
import type { ImportFile, Located, ReadingContext } from "../schema";

export interface ZipRow {
  zip: string;
  layer: Layer;
  geoid: string;
  state: string;
  /** Null where it follows from the shares. */
  rank: number | null;
  /** The part of the ZIP area's land, from 0 to 1. Null where the file gives ranks, or the area has no land. */
  share: number | null;
}

/** What the header of a file says: the Census Bureau's own table of one layer with its plan, or an extract with ranks. */
export type ZipLayout = { kind: "census"; layer: Layer; plan: string } | { kind: "extract" };

const CENSUS_DISTRICT = /^GEOID_SLD([UL])(\d{4})_\d\d$/;
const CENSUS_ZIP = /^GEOID_ZCTA5_\d\d$/;
const CENSUS_ZIP_LAND = /^AREALAND_ZCTA5_\d\d$/;
const EXTRACT = ["zcta", "census_layer", "census_geoid", "rank"];
// Census codes of areas that belong to no district, such as water.
const NO_DISTRICT = /ZZZ$/;

export interface ZipTable {
  layout: ZipLayout;
  rows: AsyncGenerator<Located<ZipRow>>;
}

/** Opens a table of ZIP areas and districts. Its name ends in .txt and it has pipes where it is the Census Bureau's own. */
export async function openZipTable(file: ImportFile, context: ReadingContext): Promise<ZipTable> {
  const isCensus = /\.txt$/i.test(file.name);
  const table = await readCsv(file, isCensus ? "|" : ",", context);
  if (isCensus) return openCensusTable(file, table, context);
  const what = "an extract of ZIP areas (zcta,census_layer,census_geoid,rank) or the Census Bureau's own .txt file";
  requireColumns(table, { columns: EXTRACT, file: file.name, what, problems: context.problems });
  return { layout: { kind: "extract" }, rows: readExtract(file, table, context) };
}

async function* readExtract(file: ImportFile, table: CsvTable, { problems }: ReadingContext) {
  for await (const { values, line } of table.records) {
    const layer = layers.find((each) => each === values["census_layer"]);
    const rank = Number(values["rank"]);
    const row = layer && rowOf(values["zcta"]!, layer, values["census_geoid"]!);
    if (!row || !Number.isInteger(rank) || rank < 1 || rank > 1_000)
      problems.add(file.name, line, "ZIP area, layer, GEOID or rank is missing or wrong.");
    else yield { row: { ...row, rank }, file: file.name, line };
  }
}

function openCensusTable(file: ImportFile, table: CsvTable, context: ReadingContext): ZipTable {
  const find = (pattern: RegExp) => table.header.find((name) => pattern.test(name));
  const [district, zip, land] = [find(CENSUS_DISTRICT), find(CENSUS_ZIP), find(CENSUS_ZIP_LAND)];
  if (!district || !zip || !land || !table.header.includes("AREALAND_PART"))
    return context.problems.stop(
      file.name,
      1,
      "This is not a Census file of ZIP areas and state legislative districts: GEOID_SLDU… or GEOID_SLDL…, GEOID_ZCTA5_…, AREALAND_ZCTA5_… or AREALAND_PART is missing.",
    );
  const [, chamber, plan = ""] = CENSUS_DISTRICT.exec(district)!;
  const layer: Layer = chamber === "U" ? "sldu" : "sldl";
  return {
    layout: { kind: "census", layer, plan },
    rows: readCensus(file, table, { ...context, layer, district, zip, land }),
  };
}

interface CensusColumns {
  layer: Layer;
  district: string;
  zip: string;
  land: string;
}

async function* readCensus(file: ImportFile, table: CsvTable, context: ReadingContext & CensusColumns) {
  for await (const { values, line } of table.records) {
    const [zip, geoid] = [values[context.zip]!, values[context.district]!];
    if (!zip || !geoid || NO_DISTRICT.test(geoid)) continue;
    const row = rowOf(zip, context.layer, geoid);
    const [part, whole] = [values["AREALAND_PART"]!, values[context.land]!];
    if (!row || !/^\d+$/.test(part) || !/^\d+$/.test(whole))
      context.problems.add(file.name, line, "ZIP area, GEOID or land is missing or wrong.");
    else yield { row: { ...row, share: Number(whole) ? Number(part) / Number(whole) : null }, file: file.name, line };
  }
}

function rowOf(zip: string, layer: Layer, geoid: string): ZipRow | null {
  const state = stateOfGeoid(geoid);
  return /^\d{5}$/.test(zip) && GEOID.test(geoid) && state
    ? { zip, layer, geoid, state, rank: null, share: null }
    : null;
}
