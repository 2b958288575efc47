import "server-only";

import { stateLaws } from "../../content/state-laws";
import { db } from "../../db/client";
import { findLawmakersOf, listDistricts, listDistrictsOfZip, listLawmakers } from "../queries";
import { dayOf, readZip, settleState, statesOfZip } from "../rules";
import type { Chamber, District, Districts, Lawmaker, Representation, Roster } from "../schema";
import { ageOfRoster } from "../terms/rules";
import type { FinderQuery, Found, FoundChamber } from "./schema";

/**
 * The lawmakers of a person by districts or by ZIP Code. Nothing is guessed: a ZIP Code settles a district only where it lies in
 * no other one of the state, or where the person chose one of those that it lies in.
 */
export async function findYourLawmakers(query: FinderQuery, today: Date): Promise<Found> {
  const { state, upper, lower } = query;
  if (query.zip === undefined) {
    // The state alone is what a signature has whose districts are not known.
    return state ? foundBy({ state, zip: null, today }, { upper, lower }) : { kind: "nothing-asked" };
  }
  const zip = readZip(query.zip);
  if (zip === null) return { kind: "zip-invalid" };
  const settled = settleState(zip, state);
  if ("question" in settled) {
    const possible = statesOfZip(zip);
    const states = possible.kind === "several" ? possible.states : possible.kind === "one" ? [possible.state] : null;
    return { kind: "state-question", zip, states, contradicts: state ?? null };
  }
  return foundByZip(zip, settled.state, { upper, lower }, today);
}

async function foundByZip(zip: string, state: string, chosen: Districts, today: Date): Promise<Found> {
  const all = await listDistrictsOfZip(zip);
  const upper = all.upper.filter((each) => each.state === state);
  const lower = all.lower.filter((each) => each.state === state);
  const districts = { upper: settle(upper, chosen.upper), lower: settle(lower, chosen.lower) };
  return foundBy({ state, zip, today }, districts, { upper, lower });
}

/** The chosen GEOID of some districts, or their only one. Two seats of one district have the same. */
function settle(districts: District[], chosen: string | null): string | null {
  const geoids = new Set(districts.map(({ geoid }) => geoid));
  if (chosen !== null && geoids.has(chosen)) return chosen;
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
  const { chambers: seats, roster } = await findLawmakersOf({ state, ...districts, today });
  const foundIn = (chamber: Chamber): FoundChamber => {
    const layer = chamber === "lower" ? "lower" : "upper";
    const own = seats.filter((each) => each.chamber === chamber);
    const geoid = districts[layer];
    if (geoid !== null)
      return own.length ? { chamber, kind: "settled", seats: own } : { chamber, kind: "unlisted", geoid };
    if (possible[layer].length > 1) return { chamber, kind: "split", districts: possible[layer] };
    return { chamber, kind: "unknown" };
  };
  return { kind: "found", state, zip, districts, roster, chambers: chambersOf(state).map(foundIn) };
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
export const UNKNOWN_LAWMAKERS: { seats: Representation[]; roster: Roster | null } = { seats: [], roster: null };

/** Who sits for the districts of a signature today. Without districts nothing is read. */
export async function findOwnLawmakers(place: Districts & { state: string }, today: Date) {
  if (place.upper === null && place.lower === null) return UNKNOWN_LAWMAKERS;
  const { chambers: seats, roster } = await findLawmakersOf({ ...place, today });
  return { seats, roster };
}

/**
 * Identifies what a page says about the roster of a state on a day, so that the page is kept until an import or the day changes it:
 * terms begin and end, and a roster gets old. Null without one.
 */
export async function findRosterVersion(state: string, today: Date): Promise<string | null> {
  const day = dayOf(today);
  const [{ _max: newest, _min: oldest, _count: count }, ended, begun] = await Promise.all([
    db.lawmaker.aggregate({ where: { state }, _max: { importId: true }, _min: { rosterDate: true }, _count: true }),
    db.lawmaker.count({ where: { state, termEnds: { lt: day } } }),
    db.lawmaker.count({ where: { state, termBegins: { lte: day } } }),
  ]);
  if (newest.importId === null || oldest.rosterDate === null) return null;
  const { age } = ageOfRoster(state, oldest.rosterDate, day);
  return [newest.importId, oldest.rosterDate.toISOString().slice(0, 10), count, ended, begun, age].join("/");
}
