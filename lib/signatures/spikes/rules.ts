import { MINUTE } from "../../time";
import type { Pace } from "./schema";

/** Spikes are looked for in the last ten minutes: shorter, a class that signs together would be one. */
export const SPIKE_MINUTES = 10;

// A school that signs in one lesson stays below it.
const COUNT_MIN = 100;
const TIMES_USUAL = 5;
// A spike is over well below where it begins, so that it does not end and begin again each minute.
const OVER_PART = 0.4;

/** What comes together is one wave: by its network, its domain, and in all. Admins are told once in this time. */
export const NOTICE_PAUSE_MILLISECONDS = 30 * MINUTE;

// A form may be committed some seconds after the time that it has.
export const COMMIT_MILLISECONDS_MAX = 15_000;
/** A worker that was away counts this much of what it missed. */
export const COUNTED_LATER_MILLISECONDS_MAX = 60 * MINUTE;

const limitOf = (usual: number): number => Math.max(COUNT_MIN, usual * TIMES_USUAL);

/** Whether so many forms in ten minutes are a spike. */
export const isSpike = ({ count, usual }: Pick<Pace, "count" | "usual">): boolean => count >= limitOf(usual);

/** Whether a spike goes on. `usual` is what was usual when it began or, if that is more, now. */
export const goesOn = ({ count, usual }: Pick<Pace, "count" | "usual">): boolean => count >= limitOf(usual) * OVER_PART;
