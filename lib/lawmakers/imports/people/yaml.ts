import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";

import { isStateCode } from "@/lib/content/states";

import { chambers } from "../../schema";
import type { ImportFile, Located, ReadingContext } from "../schema";
import { readLines } from "../text";
import { type PersonRow, personOf } from "./rows";

const FILE_CHARACTERS_MAX = 200_000;

// A year alone is a number in YAML.
const day = z.coerce.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/);
const role = z.object({
  type: z.string(),
  district: z.union([z.string(), z.number()]).transform(String).optional(),
  jurisdiction: z.string().optional(),
  start_date: day.optional(),
  end_date: day.optional(),
});
const office = z.object({ classification: z.string(), address: z.string().optional(), voice: z.string().optional() });
// Everything else of the file, such as birth dates and pictures, is not read.
const person = z.object({
  id: z.string(),
  name: z.string(),
  given_name: z.string().optional(),
  family_name: z.string().optional(),
  email: z.string().optional(),
  party: z.array(z.object({ name: z.string(), end_date: day.optional() })).default([]),
  roles: z.array(role).default([]),
  offices: z.array(office).default([]),
  links: z.array(z.object({ url: z.string() })).default([]),
  death_date: z.string().optional(),
});

type Person = z.infer<typeof person>;
type Role = z.infer<typeof role>;

/**
 * The row of a person in the YAML layout of Open States, one file for each. Nothing where the person has no role in a state
 * legislature that lasts on that day or begins later. Of several, the one of that day counts.
 */
export async function* readPersonYaml(
  file: ImportFile,
  context: ReadingContext,
  today: string,
): AsyncGenerator<Located<PersonRow>> {
  const { problems } = context;
  let text = "";
  for await (const line of readLines(file, context)) {
    text += line;
    if (text.length > FILE_CHARACTERS_MAX) problems.stop(file.name, null, "The file is too long for one person.");
  }
  const lineCounter = new LineCounter();
  // "core" reads dates as texts. No aliases, because a short file could otherwise become a huge one.
  const document = parseDocument(text, { lineCounter, schema: "core" });
  const [error] = document.errors;
  if (error) return void problems.add(file.name, lineCounter.linePos(error.pos[0]).line, "This is not valid YAML.");
  const parsed = person.safeParse(plainOf(document));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return void problems.add(file.name, 1, `This is not a person of Open States: ${issue!.path.join(".") || "file"}.`);
  }
  const held = parsed.data.death_date ? null : roleOn(parsed.data, today);
  if (!held) return void context.warnings.add("Persons without a present role in a state legislature were left out.");
  const row = rowOf(parsed.data, held);
  if (typeof row === "string") problems.add(file.name, 1, row);
  else yield { row, file: file.name, line: 1 };
}

function plainOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return null;
  }
}

// "2027" as an end lasts through the year, and as a beginning starts with it.
const begins = ({ start_date: date }: Role): string | null => (date ? `${date}-01-01`.slice(0, 10) : null);
function ends({ end_date: date }: Role): string | null {
  if (!date) return null;
  if (date.length === 10) return date;
  const [year, month = 12] = date.split("-").map(Number);
  return new Date(Date.UTC(year!, month, 0)).toISOString().slice(0, 10);
}

function roleOn({ roles }: Person, today: string): Role | null {
  const open = roles
    .filter(({ type, district }) => district && chambers.some((each) => each === type))
    .filter((each) => (ends(each) ?? today) >= today)
    .sort((a, b) => (begins(a) ?? "").localeCompare(begins(b) ?? ""));
  return open.findLast((each) => (begins(each) ?? "") <= today) ?? open[0] ?? null;
}

function rowOf(found: Person, held: Role): PersonRow | string {
  const state = /\/(?:state|district|territory):([a-z]{2})\//.exec(held.jurisdiction ?? "")?.[1]?.toUpperCase() ?? "";
  if (!isStateCode(state)) return "The jurisdiction of the role names no state.";
  // The home of a lawmaker is nobody's business, even where it is published.
  const offices = ["capitol", "district"].flatMap((kind) =>
    found.offices.filter(({ classification }) => classification === kind),
  );
  return personOf({
    id: found.id,
    state,
    chamber: held.type,
    district: held.district!,
    name: found.name,
    givenName: found.given_name,
    familyName: found.family_name,
    party: (found.party.find(({ end_date: end }) => !end) ?? found.party.at(-1))?.name,
    email: found.email,
    phone: offices.find(({ voice }) => voice)?.voice,
    office: offices.find(({ address }) => address)?.address,
    links: found.links.map(({ url }) => url),
    termBegins: begins(held),
    termEnds: ends(held),
  });
}
