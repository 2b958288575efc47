// Files for imports, in memory: fictional ones, and the real extracts that lie beside a checkout of some developers.
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

import type { ImportFile } from "@/lib/lawmakers/imports/schema";

/** A file with this content. It is read in small pieces, so that lines and characters break between them. */
export function fileOf(name: string, content: string | Uint8Array, dated: Date | null = null): ImportFile {
  const bytes = Buffer.from(content as string);
  return {
    name,
    bytes: bytes.length,
    dated,
    read: async function* () {
      for (let at = 0; at < bytes.length; at += 4_093) yield bytes.subarray(at, at + 4_093);
    },
  };
}

const folder = path.resolve(import.meta.dirname, "../../shared/data");

/** Whether the real extracts are there. They are not part of this repository (docs/data.md says where they come from). */
export const hasRealData = existsSync(path.join(folder, "sld_districts_us.csv"));

/** A file of the real extracts. */
export function realFile(name: string): ImportFile {
  const file = path.join(folder, name);
  return {
    name: path.basename(name),
    bytes: statSync(file).size,
    dated: new Date("2026-08-05"),
    read: () => createReadStream(file),
  };
}

/** The text of a file of the real extracts. */
export const realText = (name: string): string => readFileSync(path.join(folder, name), "utf8");

const DISTRICT_HEADER = "state,chamber,census_layer,census_geoid,ocd_division_id,district,seats,title\n";
/** Fictional districts of three states. */
export const DISTRICTS = `${DISTRICT_HEADER}VT,upper,sldu,50C-F,ocd-division/country:us/state:vt/sldu:c-f,C-F,2,Senator
VT,lower,sldl,50A-1,ocd-division/country:us/state:vt/sldl:a-1,A-1,1,Representative
ID,lower,sldl,16001,ocd-division/country:us/state:id/sldl:1a,1A,1,Representative
ID,lower,sldl,16001,ocd-division/country:us/state:id/sldl:1b,1B,1,Representative
DC,legislature,,,ocd-division/country:us/district:dc,Chairman,1,Councilmember
DC,legislature,,,ocd-division/country:us/district:dc,At-Large,4,Councilmember
`;

/** The id of a fictional person. */
export const idOf = (number: number) => `ocd-person/00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
export const PEOPLE_HEADER =
  "id,name,current_party,current_district,current_chamber,given_name,family_name,email,birth_date,links,capitol_address,capitol_voice,district_address,district_voice\n";
/** A line of a roster. */
export const person = (number: number, name: string, seat = "C-F,upper", rest = ",,,,,,") =>
  `${idOf(number)},${name},Independent,${seat},${name.split(" ")[0]},${name.split(" ").at(-1)},${rest}\n`;
