import { isStateCode } from "@/lib/content/states";

import { chambers, type District, layers } from "../../schema";
import { readCsv, requireColumns, tidy } from "../csv";
import type { ImportFile, Located, ReadingContext } from "../schema";

const COLUMNS = ["state", "chamber", "census_layer", "census_geoid", "ocd_division_id", "district", "seats", "title"];
export const GEOID = /^\d{2}[0-9A-Z-]{1,10}$/;
const SEATS_MAX = 50;

/** The rows of a list of districts: one for each district with its Census and OCD ids. */
export async function* readDistricts(file: ImportFile, context: ReadingContext): AsyncGenerator<Located<District>> {
  const table = await readCsv(file, ",", context);
  requireColumns(table, { columns: COLUMNS, file: file.name, what: "a list of districts", problems: context.problems });
  for await (const { values, line } of table.records) {
    const row = districtOf(values);
    if (typeof row === "string") context.problems.add(file.name, line, row);
    else yield { row, file: file.name, line };
  }
}

function districtOf(values: Record<string, string>): District | string {
  const state = values["state"]!;
  const chamber = chambers.find((each) => each === values["chamber"]);
  const layer = layers.find((each) => each === values["census_layer"]) ?? null;
  const geoid = values["census_geoid"] || null;
  const name = tidy(values["district"], 100);
  const division = values["ocd_division_id"]!;
  const seats = Number(values["seats"]);
  if (!isStateCode(state)) return `There is no state "${state.slice(0, 20)}".`;
  if (!chamber) return `The chamber is upper, lower or legislature, not "${values["chamber"]!.slice(0, 20)}".`;
  if (values["census_layer"] && !layer)
    return `The layer is sldu or sldl, not "${values["census_layer"].slice(0, 20)}".`;
  if (geoid !== null && !(layer && GEOID.test(geoid))) return `"${geoid.slice(0, 20)}" is no GEOID of a layer.`;
  if (!name) return "The name of the district is missing.";
  if (!/^ocd-division\/country:us[\w:/~.-]{1,150}$/.test(division)) return "The OCD division id is missing or wrong.";
  if (!Number.isInteger(seats) || seats < 1 || seats > SEATS_MAX)
    return `There are no "${values["seats"]!.slice(0, 20)}" seats.`;
  return { state, chamber, layer, geoid, name, division, seats, title: tidy(values["title"], 60) ?? "" };
}
