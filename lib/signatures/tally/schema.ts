/** The state of a signature whose signer lives where no state is known (ISO 3166 leaves ZZ to its users). */
export const UNKNOWN_STATE = "ZZ";

/** Entries that one fold takes: enough for a spike of thousands a second, few enough to end within a moment. */
export const FOLDED_ENTRIES_MAX = 10_000;

/** Confirmed signatures of one petition: the states and the unknown sum to `confirmed`. */
export interface Tally {
  confirmed: number;
  /** By USPS code; a state without any is absent. */
  byState: Record<string, number>;
  unknownState: number;
  countedAt: Date;
}

/** Where the ledger and the signatures themselves disagree: never, unless something is broken. */
export interface TallyGap {
  petitionId: number;
  state: string;
  hour: Date;
  counted: number;
  confirmed: number;
}
