import type { StateKind } from "@/lib/content/schema";

/** How a state is drawn: by the light of its law, or by the step of a number. Each is a class of app/map.css. */
export type Look = "lit-full" | "lit-partial" | "lit-none" | "lit-unverified" | `step-${number}`;

/** One state on a map: where it leads, what it is called there, and how it looks. */
export type Place = {
  code: string;
  fips: string;
  kind: StateKind;
  href: string;
  /** The whole of what the map says of it, as "Guam: 12 signatures". */
  words: string;
  look: Look;
  /** What stands on the shape or tile. */
  label: string;
};

// Too small to be hit or to hold a label, from north to south; and what the map of the atlas does not show.
const TILES = ["VT", "NH", "MA", "RI", "CT", "NJ", "DE", "MD", "DC", "PR", "VI", "GU", "AS", "MP"];

/** Whether a state is reached by its tile beside the coast and not by its shape. */
export function isTile({ code }: Pick<Place, "code">): boolean {
  return TILES.includes(code);
}

/** The tiles of a map, along the coast from north to south and then the territories. */
export function tilesOf(places: Place[]): Place[] {
  return TILES.flatMap((code) => places.filter((place) => place.code === code));
}
