import { z } from "zod";

/**
 * How often one thing may be done: `max` times at once, and as often again in each window of this length, given back
 * evenly. Where a limit is used up, one more is allowed after a `max`-th of the window.
 */
export interface Limit {
  max: number;
  windowMilliseconds: number;
}

/** How many things of one kind happen at once, and how much later than the one before each further one does. */
export interface Pace {
  atOnce: number;
  stepMilliseconds: number;
  /** Nobody waits longer, however many there are. */
  waitMillisecondsMax: number;
}

/** One use of a limit by one key, such as a source or an email. Only a keyed hash of name and key is stored. */
export interface LimitedUse extends Limit {
  name: string;
  key: string;
  /** Set where the caller slows down what is over the limit and refuses nothing. */
  slowsOnly?: true;
}

export interface Consumed {
  /** False where nothing was left, or where another limit of the same call refuses. */
  allowed: boolean;
  /** How many uses were taken before this one and are not given back yet, at most `max`. */
  used: number;
}

/** Where a request comes from and the proof of work it brings, as far as limits look at it. */
export interface Sender {
  /** As our own server worked it out from the socket and the trusted proxies. */
  ip: string;
  /** The text of a solved challenge, where the browser could make one. */
  proof?: string | undefined;
}

export const BANNER_LENGTH_MAX = 300;

/** What operators can switch while the site runs. Anything unset has its default. */
export const switchesSchema = z.object({
  "signing-paused": z.boolean().default(false),
  "mail-paused": z.boolean().default(false),
  /** Set when the mail service says that a quota is used up, not by people. */
  "mail-paused-until": z.iso.datetime().nullable().default(null),
  banner: z
    .object({
      en: z.string().trim().min(1).max(BANNER_LENGTH_MAX),
      es: z.string().trim().min(1).max(BANNER_LENGTH_MAX),
    })
    .nullable()
    .default(null),
});

export type StoredSwitches = z.infer<typeof switchesSchema>;
export type SwitchKey = keyof StoredSwitches;

export interface Switches {
  signingPaused: boolean;
  mailPaused: boolean;
  mailPausedUntil: Date | null;
  banner: { en: string; es: string } | null;
}
