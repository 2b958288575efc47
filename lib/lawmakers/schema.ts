/** The states that a ZIP Code may lie in. Only `one` settles it; for the others the person is asked. */
export type StatesOfZip =
  | { kind: "one"; state: string }
  | { kind: "several"; states: string[] }
  | { kind: "unknown" }
  | { kind: "armed-forces" };

/** State legislative districts as Census GEOIDs. They are text: not all end in digits. Null where there is no such chamber. */
export interface Districts {
  upper: string | null;
  lower: string | null;
}
