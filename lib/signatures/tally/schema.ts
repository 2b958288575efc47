/** The state of a signature without a known state (ISO 3166 reserves ZZ for its users). */
export const UNKNOWN_STATE = "ZZ";

/** The most entries of one fold: enough for a spike of thousands a second, few enough to end quickly. */
export const FOLDED_ENTRIES_MAX = 10_000;

/** The confirmed signatures of one state, by its USPS code. */
export interface StateCount {
  state: string;
  count: number;
}

/** Confirmed signatures of one petition. The states and the unknown add up to `confirmed`. */
export interface Tally {
  confirmed: number;
  /** By USPS code; a state without any is absent. */
  byState: Record<string, number>;
  unknownState: number;
}

/** A place where the ledger and the signatures disagree, which is a fault. */
export interface TallyGap {
  petitionId: number;
  state: string;
  hour: Date;
  counted: number;
  confirmed: number;
}
