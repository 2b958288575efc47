import type { StateKind } from "@/lib/content/schema";

/** How a state is drawn: by the status of its law, or by the step of a number. Each is a class of app/map.css. */
export type Look = "lit-full" | "lit-partial" | "lit-none" | "lit-unverified" | `step-${number}`;

/** A state on a map: its link, its texts and its look. */
export type Place = {
  code: string;
  fips: string;
  kind: StateKind;
  href: string;
  /** The accessible name, such as "Guam: 12 signatures". */
  description: string;
  look: Look;
  /** The text on the shape or tile. */
  label: string;
};

// States too small to press or to label, from north to south, then the territories, which the atlas does not have.
const TILES = ["VT", "NH", "MA", "RI", "CT", "NJ", "DE", "MD", "DC", "PR", "VI", "GU", "AS", "MP"];

/** Does a state have a tile beside the coast, which is its link instead of the shape? */
export function isTile({ code }: Pick<Place, "code">): boolean {
  return TILES.includes(code);
}

/** The places that have tiles, from north to south and then the territories. */
export function tilesOf(places: Place[]): Place[] {
  return TILES.flatMap((code) => places.filter((place) => place.code === code));
}
