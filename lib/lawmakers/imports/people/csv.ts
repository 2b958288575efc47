import { isStateCode } from "@/lib/content/states";

import { chambers } from "../../schema";
import { readCsv, requireColumns } from "../csv";
import type { ImportFile, Located, ReadingContext } from "../schema";
import { type PersonRow, personOf } from "./rows";

const COLUMNS = ["id", "name", "current_district", "current_chamber"];
const FILE_OF_STATE = /(?:^|[^a-z])([a-z]{2})\.csv$/i;

/** The rows of a roster of Open States in the CSV layout, one file for each state. */
export async function* readPeopleCsv(file: ImportFile, context: ReadingContext): AsyncGenerator<Located<PersonRow>> {
  const { problems, request } = context;
  const state = request.state ?? FILE_OF_STATE.exec(file.name)?.[1]?.toUpperCase() ?? "";
  if (!isStateCode(state))
    problems.stop(file.name, null, "The roster does not say its state. Name the file like tx.csv, or say --state TX.");
  const table = await readCsv(file, ",", context);
  requireColumns(table, { columns: COLUMNS, file: file.name, what: "a roster of Open States", problems });
  for await (const { values, line } of table.records) {
    if (values["death_date"]) continue;
    const row = personOfRecord(state, values);
    if (typeof row === "string") problems.add(file.name, line, row);
    else yield { row, file: file.name, line };
  }
}

function personOfRecord(state: string, values: Record<string, string>): PersonRow | string {
  const chamber = values["current_chamber"]!;
  if (!chambers.some((each) => each === chamber))
    return `The chamber is upper, lower or legislature, not "${chamber.slice(0, 20)}".`;
  return personOf({
    id: values["id"]!,
    state,
    chamber,
    district: values["current_district"]!,
    name: values["name"]!,
    givenName: values["given_name"],
    familyName: values["family_name"],
    party: values["current_party"],
    email: values["email"],
    // Open States leaves the columns of the capitol empty in its own files.
    phone: values["capitol_voice"] || values["district_voice"],
    office: values["capitol_address"] || values["district_address"],
    links: (values["links"] ?? "").split(";"),
    // This layout has no terms.
    termBegins: null,
    termEnds: null,
  });
}
