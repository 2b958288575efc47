/** The states of a ZIP Code. Only `one` settles the state; for the others the form asks. */
export type StatesOfZip =
  | { kind: "one"; state: string }
  | { kind: "several"; states: string[] }
  | { kind: "unknown" }
  | { kind: "armed-forces" };

/** State legislative districts as Census GEOIDs. They are text, because some end in letters. Null where there is no such chamber. */
export interface Districts {
  upper: string | null;
  lower: string | null;
}

export const chambers = ["upper", "lower", "legislature"] as const;
/** `legislature` is the one chamber of Nebraska and of the District of Columbia. */
export type Chamber = (typeof chambers)[number];

export const layers = ["sldu", "sldl"] as const;
/** The Census layer of upper or lower districts. A single chamber lies in the upper layer. The same GEOID may be in both. */
export type Layer = (typeof layers)[number];

export const importKinds = ["districts", "zip-districts", "lawmakers"] as const;
export type ImportKind = (typeof importKinds)[number];

/** The actor of the import of the districts that are part of this software. */
export const SHIPPED = "shipped";

/** Who publishes each kind of data, as pages name them where an import says nothing else. */
export const officialSources: Record<ImportKind, string> = {
  districts: "Open States",
  "zip-districts": "U.S. Census Bureau",
  lawmakers: "Open States",
};

/** One import that changed something. */
export interface DataImport {
  id: number;
  kind: ImportKind;
  /** Null where its data are of several states. */
  state: string | null;
  /** The year of the district plan, or the date of the roster. */
  version: string;
  /** The day of the data, as midnight UTC. */
  dated: Date;
  source: string;
  rows: number;
  actor: string;
  importedAt: Date;
}

export interface District {
  state: string;
  chamber: Chamber;
  /** As Open States publishes it: "12", "Addison-1", "1A". Unique within the chamber. */
  name: string;
  /** The OCD division id. Several districts may share one. */
  division: string;
  layer: Layer | null;
  /** Null for seats that the Census does not map, such as those of a whole state. Several districts may share one. */
  geoid: string | null;
  seats: number;
  /** What its members are called in English, such as "Senator". */
  title: string;
}

/** A member of a state legislature, as the roster publishes them. */
export interface Lawmaker {
  /** The id of Open States: "ocd-person/…". */
  id: string;
  state: string;
  chamber: Chamber;
  /** The name of the district. */
  district: string;
  name: string;
  givenName: string;
  familyName: string;
  party: string | null;
  email: string | null;
  phone: string | null;
  /** The address of the public office, in one line. */
  office: string | null;
  formUrl: string | null;
  url: string | null;
  /** Days, as midnight UTC. */
  termBegins: Date | null;
  termEnds: Date | null;
  rosterDate: Date;
}

/** The roster of a state: the oldest date of its rows, where those come from, and how many it names. */
export interface Roster {
  date: Date;
  source: string;
  count: number;
}

/** One district of a person, with those who sit for it today. */
export interface Representation {
  chamber: Chamber;
  districtName: string;
  title: string;
  lawmakers: Lawmaker[];
  vacantSeats: number;
}
