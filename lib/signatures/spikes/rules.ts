import { MINUTE } from "../../time";
import type { Pace } from "./schema";

/** Spikes are looked for in the last ten minutes: shorter, a class that signs together would be one. */
export const SPIKE_MINUTES = 10;

// A school that signs in one lesson stays below it.
const COUNT_MIN = 100;
const TIMES_USUAL = 5;
// A spike is over well below where it begins, so that it does not end and begin again each minute.
const OVER_PART = 0.4;

/** A spike that ends and begins again within this time, by the same thing, is not told again. Another one is, whatever else was. */
export const NOTICE_PAUSE_MILLISECONDS = 30 * MINUTE;

// Each leads to the page that lists all of them. Nobody reads more, and a flood of many networks must not fill mailboxes.
export const NOTICES_PER_HOUR_MAX = 6;

// A form may be committed some seconds after the time that it has.
export const COMMIT_MILLISECONDS_MAX = 15_000;
/** A worker that was away counts this much of what it missed. */
export const COUNTED_LATER_MILLISECONDS_MAX = 60 * MINUTE;

const limitOf = (usual: number): number => Math.max(COUNT_MIN, usual * TIMES_USUAL);

/** Whether so many forms in ten minutes are a spike. */
export const isSpike = ({ count, usual }: Pick<Pace, "count" | "usual">): boolean => count >= limitOf(usual);

/** Whether a spike goes on. `usual` is what was usual when it began or, if that is more, now. */
export const goesOn = ({ count, usual }: Pick<Pace, "count" | "usual">): boolean => count >= limitOf(usual) * OVER_PART;
