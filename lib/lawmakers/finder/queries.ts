import "server-only";

import { stateLaws } from "../../content/state-laws";
import { db } from "../../db/client";
import { findLawmakersOf, findRoster, listDistricts, listDistrictsOfZip, listLawmakers } from "../queries";
import { readZip, settleState, statesOfZip } from "../rules";
import type { Chamber, District, Districts, Lawmaker, Representation } from "../schema";
import type { FinderQuery, Found, FoundChamber } from "./schema";

/**
 * The lawmakers of a person by districts or by ZIP Code. Nothing is guessed: a ZIP Code settles a district only where it lies in
 * no other one of the state.
 */
export async function findYourLawmakers(query: FinderQuery, today: Date): Promise<Found> {
  const { state, upper, lower } = query;
  if (state && (upper ?? lower) !== null) return foundBy({ state, zip: null, today }, { upper, lower });
  if (query.zip === undefined) {
    // The state alone, as a signature has it whose districts are not known.
    return state ? foundBy({ state, zip: null, today }, NO_DISTRICTS) : { kind: "nothing-asked" };
  }
  const zip = readZip(query.zip);
  if (zip === null) return { kind: "zip-invalid" };
  const settled = settleState(zip, state);
  if ("question" in settled) {
    const possible = statesOfZip(zip);
    const states = possible.kind === "several" ? possible.states : possible.kind === "one" ? [possible.state] : null;
    return { kind: "state-question", zip, states, contradicts: state ?? null };
  }
  return foundByZip(zip, settled.state, today);
}

const NO_DISTRICTS: Districts = { upper: null, lower: null };

async function foundByZip(zip: string, state: string, today: Date): Promise<Found> {
  const all = await listDistrictsOfZip(zip);
  const upper = all.upper.filter((each) => each.state === state);
  const lower = all.lower.filter((each) => each.state === state);
  return foundBy({ state, zip, today }, { upper: onlyOf(upper), lower: onlyOf(lower) }, { upper, lower });
}

/** The one GEOID of some districts. Two seats of one district have the same. */
function onlyOf(districts: District[]): string | null {
  const geoids = new Set(districts.map(({ geoid }) => geoid));
  return geoids.size === 1 ? districts[0]!.geoid : null;
}

interface Place {
  state: string;
  zip: string | null;
  today: Date;
}

async function foundBy(
  { state, zip, today }: Place,
  districts: Districts,
  possible: Record<"upper" | "lower", District[]> = { upper: [], lower: [] },
): Promise<Found> {
  const [{ chambers: seats }, roster] = await Promise.all([
    findLawmakersOf({ state, ...districts, today }),
    findRoster(state),
  ]);
  const foundIn = (chamber: Chamber): FoundChamber => {
    const layer = chamber === "lower" ? "lower" : "upper";
    const own = seats.filter((each) => each.chamber === chamber);
    const geoid = districts[layer];
    if (geoid !== null)
      return own.length ? { chamber, kind: "settled", seats: own } : { chamber, kind: "unlisted", geoid };
    if (possible[layer].length > 1) return { chamber, kind: "split", districts: possible[layer] };
    return { chamber, kind: "unknown" };
  };
  return { kind: "found", state, zip, roster, chambers: chambersOf(state).map(foundIn) };
}

/** The chambers of a legislature. A single one has its districts in the upper layer of the Census. */
export function chambersOf(state: string): Chamber[] {
  return stateLaws[state]?.legislature.unicameral ? ["legislature"] : ["upper", "lower"];
}

/** A sitting lawmaker by the id of the roster, with the title of the seat. Null where nobody in office has this id. */
export async function findSitting(
  state: string,
  id: string,
  today: Date,
): Promise<{ lawmaker: Lawmaker; title: string } | null> {
  const [lawmakers, districts] = await Promise.all([listLawmakers(state, today), listDistricts(state)]);
  const lawmaker = lawmakers.find((each) => each.id === id);
  if (!lawmaker) return null;
  const seat = districts.find(({ chamber, name }) => chamber === lawmaker.chamber && name === lawmaker.district);
  return { lawmaker, title: seat?.title ?? "" };
}

/** What is known of nobody: of a signature without districts, say. */
export const UNKNOWN_LAWMAKERS: { seats: Representation[]; rosterDate: Date | null } = { seats: [], rosterDate: null };

/** Who sits for the districts of a signature today. Without districts nothing is read. */
export async function findOwnLawmakers(place: Districts & { state: string }, today: Date) {
  if (place.upper === null && place.lower === null) return UNKNOWN_LAWMAKERS;
  const { chambers: seats, rosterDate } = await findLawmakersOf({ ...place, today });
  return { seats, rosterDate };
}

/** Identifies the roster of a state as it is now, so that a page with it is kept until an import changes it. Null without one. */
export async function findRosterVersion(state: string): Promise<string | null> {
  const { _max: newest, _count: count } = await db.lawmaker.aggregate({
    where: { state },
    _max: { importId: true, rosterDate: true },
    _count: true,
  });
  if (newest.importId === null || newest.rosterDate === null) return null;
  return `${newest.importId}/${newest.rosterDate.toISOString().slice(0, 10)}/${count}`;
}
