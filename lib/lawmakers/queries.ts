import "server-only";

import { db } from "../db/client";
import { compareNames, coversWholeState, isSitting, stateOfGeoid } from "./rules";
import type {
  Chamber,
  DataImport,
  District,
  Districts,
  ImportKind,
  Lawmaker,
  Layer,
  Representation,
  Roster,
} from "./schema";
import { isOutdated } from "./terms/rules";

// New Hampshire has 424 lawmakers and 227 districts, the most of all states.
const LAWMAKERS_MAX = 1_000;
const DISTRICTS_MAX = 1_000;

const districtFields = {
  state: true,
  chamber: true,
  name: true,
  division: true,
  layer: true,
  geoid: true,
  seats: true,
  title: true,
} as const;

const lawmakerFields = {
  id: true,
  state: true,
  chamber: true,
  district: true,
  name: true,
  givenName: true,
  familyName: true,
  party: true,
  email: true,
  phone: true,
  office: true,
  formUrl: true,
  url: true,
  termBegins: true,
  termEnds: true,
  rosterDate: true,
} as const;

const importFields = {
  id: true,
  kind: true,
  state: true,
  version: true,
  dated: true,
  source: true,
  rows: true,
  actor: true,
  importedAt: true,
} as const;

/**
 * Who represents a person on that day, by the districts of a signature: one entry for each district, upper chamber first.
 * Two entries of a chamber are two seats of one district (Idaho), or a district and the seats of the whole state. A chamber
 * whose district is unknown has no entry. `roster` is null, and nobody is named, where none of the state is imported.
 */
export async function findLawmakersOf({
  state,
  upper,
  lower,
  today,
}: Districts & { state: string; today: Date }): Promise<{ roster: Roster | null; chambers: Representation[] }> {
  const [mapped, roster] = await Promise.all([listDistrictsAt(state, { upper, lower }), findRoster(state)]);
  const places = mapped.map(({ chamber, name }) => ({ chamber, district: name }));
  const lawmakers = roster && places.length ? await listRoster(state, places) : [];
  return {
    roster,
    chambers: mapped.map((district) => ({
      ...representationOf(district, lawmakers, today),
      // Without a roster, or with one from before the newest terms, nothing is known about the seats.
      ...(roster && !isOutdated(state, roster.date, today) ? {} : { vacantSeats: 0 }),
    })),
  };
}

async function listDistrictsAt(state: string, { upper, lower }: Districts): Promise<District[]> {
  const places = [
    { geoid: null },
    ...(upper ? [{ layer: "sldu", geoid: upper }] : []),
    ...(lower ? [{ layer: "sldl", geoid: lower }] : []),
  ];
  const rows = await db.district.findMany({ where: { state, OR: places }, select: districtFields });
  return sorted(rows.map(districtOf).filter((each) => each.geoid !== null || coversWholeState(each)));
}

function representationOf(district: District, roster: Lawmaker[], today: Date): Representation {
  const { chamber, name, title, seats } = district;
  const lawmakers = roster.filter(
    (each) => each.chamber === chamber && each.district === name && isSitting(each, today),
  );
  return { chamber, districtName: name, title, lawmakers, vacantSeats: Math.max(0, seats - lawmakers.length) };
}

/**
 * The districts that a ZIP area lies in, those with the largest share of it first. Empty where the area is not in the tables,
 * which is so for ZIP Codes of post boxes. Districts of a neighboring state may be among them. A district that no list names
 * has its Census code as its name.
 */
export async function listDistrictsOfZip(zip: string): Promise<{ upper: District[]; lower: District[] }> {
  const areas = await db.zipDistrict.findMany({
    where: { zip },
    select: { layer: true, geoid: true },
    orderBy: [{ rank: "asc" }, { geoid: "asc" }],
  });
  const named = await db.district.findMany({
    where: { OR: areas.map(({ layer, geoid }) => ({ layer, geoid })) },
    select: districtFields,
    orderBy: { name: "asc" },
  });
  const inLayer = (layer: Layer) =>
    areas
      .filter((area) => area.layer === layer)
      .flatMap(({ geoid }) => {
        const known = named.filter((each) => each.layer === layer && each.geoid === geoid).map(districtOf);
        return known.length ? known : unnamedDistrict(layer, geoid);
      });
  return { upper: inLayer("sldu"), lower: inLayer("sldl") };
}

function unnamedDistrict(layer: Layer, geoid: string): District[] {
  const state = stateOfGeoid(geoid);
  const name = geoid.slice(2).replace(/^0+(?=.)/, "");
  const chamber = layer === "sldu" ? "upper" : "lower";
  return state ? [{ state, chamber, name, division: "", layer, geoid, seats: 1, title: "" }] : [];
}

/** The lawmakers of a state who are in office on that day, by chamber and district. */
export async function listLawmakers(state: string, today: Date): Promise<Lawmaker[]> {
  return (await listRoster(state)).filter((lawmaker) => isSitting(lawmaker, today));
}

interface Seat {
  chamber: Chamber;
  district: string;
}

/** The roster of a state, or of some of its districts, with those whose term has ended or has not begun. */
export async function listRoster(state: string, seats?: Seat[]): Promise<Lawmaker[]> {
  const rows = await db.lawmaker.findMany({
    where: { state, ...(seats && { OR: seats.map(({ chamber, district }) => ({ chamber, district })) }) },
    select: lawmakerFields,
    take: LAWMAKERS_MAX,
  });
  return rows
    .map((row) => ({ ...row, chamber: row.chamber as Chamber }))
    .sort(
      (a, b) =>
        byChamber(a.chamber, b.chamber) ||
        compareNames(a.district, b.district) ||
        compareNames(a.familyName, b.familyName),
    );
}

/**
 * The roster of a state, or null where none is imported. After a partial import its rows are of several days: its date is the oldest,
 * because the whole tells no more than that who sits.
 */
export async function findRoster(state: string): Promise<Roster | null> {
  const [oldest, count] = await Promise.all([
    db.lawmaker.findFirst({
      where: { state },
      select: { rosterDate: true, source: true },
      orderBy: { rosterDate: "asc" },
    }),
    db.lawmaker.count({ where: { state } }),
  ]);
  return oldest && { date: oldest.rosterDate, source: oldest.source, count };
}

/** The imports that changed something, the newest first. */
export async function listDataImports(limit: number): Promise<DataImport[]> {
  const rows = await db.dataImport.findMany({ select: importFields, orderBy: { id: "desc" }, take: limit });
  return rows.map((row) => ({ ...row, kind: row.kind as ImportKind }));
}

/** The newest import of a kind that has data of the state, or null. */
export async function findDataImport(kind: ImportKind, state: string): Promise<DataImport | null> {
  const row = await db.dataImport.findFirst({
    where: { kind, OR: [{ state }, { state: null }] },
    select: importFields,
    orderBy: { id: "desc" },
  });
  return row && { ...row, kind };
}

/** The districts of a state, by chamber and name. */
export async function listDistricts(state: string): Promise<District[]> {
  const rows = await db.district.findMany({ where: { state }, select: districtFields, take: DISTRICTS_MAX });
  return sorted(rows.map(districtOf));
}

const sorted = (districts: District[]): District[] =>
  districts.sort((a, b) => byChamber(a.chamber, b.chamber) || compareNames(a.name, b.name));

const districtOf = <Row extends { chamber: string; layer: string | null }>(row: Row) => ({
  ...row,
  chamber: row.chamber as Chamber,
  layer: row.layer as Layer | null,
});

const byChamber = (a: Chamber, b: Chamber): number => Number(a === "lower") - Number(b === "lower");
