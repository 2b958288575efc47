/** What forms are counted by. */
export const countedKinds = ["all", "state", "source", "domain", "network"] as const;
export type CountedKind = (typeof countedKinds)[number];

/** How many forms with one thing in common came lately, and how many are usual in as long a time. */
export interface Pace {
  kind: CountedKind;
  /** Empty for all forms; a state, the code of a share link, or a mark in hexadecimal. */
  key: string;
  count: number;
  usual: number;
}

export interface Spike extends Pace {
  id: number;
  beganAt: Date;
  endedAt: Date | null;
  /** The ids of the petitions that at least a tenth of its forms were for; none where that is not known. */
  petitionIds: number[];
}

/** The forms of one step of the plot. */
export interface PaceStep {
  at: Date;
  count: number;
}
