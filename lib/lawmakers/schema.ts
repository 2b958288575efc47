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
