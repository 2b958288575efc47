/** How much each part measures. */
interface Scale {
  /** The numbers of clients at once, one load for each. */
  clients: number[];
  secondsALoad: number;
  /** The number of turns of forms and their baseline. */
  formTurns: number;
  warmUpSeconds: number;
  /** The number of turns of a page and its baseline, which have the same conditions that way. */
  turns: number;
  secondsATurn: number;
  /** The most pages of one kind. */
  pagesMax: number;
  /** The requests of each step whose processor time is measured. */
  requestsAStep: number;
  journeysPerSecond: number;
  journeySeconds: number;
  /** How long the crowd grows before: from nobody to all pollers, and from no journey a second to the wanted number. */
  crowdGrowsSeconds: number;
  /** Clients that poll the public number during the journeys, and how often each does. */
  pollers: number;
  pollMilliseconds: number;
  exportedSignatures: number;
  exportRuns: number;
  consoleSignatures: number;
  /** The requests of each page of the console. */
  consoleTurns: number;
  /** Whether pages that are too slow are a fault. A tiny run shows only that a part works. */
  hasLimits: boolean;
  deliveredSignatures: number;
  /** The lawmakers of the state that they are delivered to, with a packet for each. */
  lawmakers: number;
  /** The lawmakers of each state in the import. The 50 states have 7,386. */
  importedPerState: number;
  lighthouseRunsMax: number;
  foldedEntries: number;
  folds: number;
}

const FULL: Scale = {
  clients: [1, 8, 32],
  secondsALoad: 2,
  formTurns: 6,
  // Servers run for weeks. Until their code is compiled with what it learned, it takes up to twice as long.
  warmUpSeconds: 10,
  // The speed of a shared machine changes from second to second.
  turns: 8,
  secondsATurn: 1,
  pagesMax: Infinity,
  requestsAStep: 600,
  journeysPerSecond: 50,
  journeySeconds: 30,
  crowdGrowsSeconds: 30,
  pollers: 2_000,
  pollMilliseconds: 10_000,
  exportedSignatures: 1_000_000,
  exportRuns: 3,
  consoleSignatures: 100_000,
  consoleTurns: 9,
  hasLimits: true,
  deliveredSignatures: 100_000,
  lawmakers: 150,
  importedPerState: 148,
  // Other work on the machine can only cost points, so each page has several runs.
  lighthouseRunsMax: 3,
  foldedEntries: 2_000,
  folds: 20,
};

// The smallest run that shows that a part works. Its figures are meaningless.
const TINY: Scale = {
  clients: [2],
  secondsALoad: 0.5,
  formTurns: 1,
  warmUpSeconds: 0.2,
  turns: 2,
  secondsATurn: 0.2,
  pagesMax: 1,
  requestsAStep: 4,
  journeysPerSecond: 3,
  journeySeconds: 1,
  crowdGrowsSeconds: 0.5,
  pollers: 20,
  pollMilliseconds: 300,
  exportedSignatures: 500,
  exportRuns: 1,
  consoleSignatures: 300,
  consoleTurns: 1,
  hasLimits: false,
  deliveredSignatures: 300,
  lawmakers: 3,
  importedPerState: 3,
  lighthouseRunsMax: 1,
  foldedEntries: 200,
  folds: 2,
};

export const scale: Scale = process.env["BENCH_SCALE"] === "tiny" ? TINY : FULL;
