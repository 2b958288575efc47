/** How much each part measures. */
interface Scale {
  /** Loads of so many clients at once. */
  clients: number[];
  secondsALoad: number;
  warmUpSeconds: number;
  /** A page and its baseline take turns, so that both meet the same machine. */
  turns: number;
  secondsATurn: number;
  /** How many pages of a kind are looked at. */
  pagesMax: number;
  journeysPerSecond: number;
  journeySeconds: number;
  exportedSignatures: number;
  exportRuns: number;
  lighthouseRunsMax: number;
  foldedEntries: number;
  folds: number;
}

const FULL: Scale = {
  clients: [1, 8, 32],
  secondsALoad: 8,
  warmUpSeconds: 2,
  // A machine that others use is faster in one second than in the next.
  turns: 8,
  secondsATurn: 1,
  pagesMax: Infinity,
  journeysPerSecond: 50,
  journeySeconds: 30,
  exportedSignatures: 1_000_000,
  exportRuns: 3,
  // Other work on the machine only takes points away, so a page has several runs to reach them all.
  lighthouseRunsMax: 3,
  foldedEntries: 2_000,
  folds: 20,
};

// As little as shows that a part works. Its figures say nothing.
const TINY: Scale = {
  clients: [2],
  secondsALoad: 0.5,
  warmUpSeconds: 0.2,
  turns: 2,
  secondsATurn: 0.2,
  pagesMax: 1,
  journeysPerSecond: 3,
  journeySeconds: 1,
  exportedSignatures: 500,
  exportRuns: 1,
  lighthouseRunsMax: 1,
  foldedEntries: 200,
  folds: 2,
};

export const scale: Scale = process.env["BENCH_SCALE"] === "tiny" ? TINY : FULL;
