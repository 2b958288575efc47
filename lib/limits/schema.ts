import { z } from "zod";

import { MINUTE } from "../time";

/**
 * How often one thing may be done: `max` times at once, and `max` times in each further window. Uses become available again
 * evenly: where a limit is used up, one more is allowed after a `max`-th of the window.
 */
export interface Limit {
  max: number;
  windowMilliseconds: number;
}

/** Equal posts within a minute count as one, because people press a button twice. */
export const EQUAL_POSTS: Limit = { max: 1, windowMilliseconds: MINUTE };

/** How many things of one kind happen at once, and how much later than the one before each further one does. */
export interface Pace {
  atOnce: number;
  stepMilliseconds: number;
  /** The longest wait, however many there are. */
  waitMillisecondsMax: number;
}

/** One use of a limit by one key, such as a source or an email. Only a keyed hash of name and key is stored. */
export interface LimitedUse extends Limit {
  name: string;
  key: string;
  /** Set where the caller only slows down what is over the limit. */
  slowsOnly?: true;
}

export interface Consumed {
  /** False where the limit was used up, or where another limit of the same call refuses. */
  allowed: boolean;
  /** The number of uses before this one that still count, at most `max`. */
  used: number;
}

/** The sender of a request, as the limits need it. */
export interface Sender {
  /** From the socket and the trusted proxies (scripts/serve/client-ip.ts). */
  ip: string;
  /** The text of a solved challenge, if the browser could solve one. */
  proof?: string | undefined;
}

export const BANNER_LENGTH_MAX = 300;

// More than any mail service sends for one customer in a day.
export const MAIL_DAILY_MAX = 10_000_000;

/** What admins can switch while the site runs. Anything unset has its default. */
export const switchesSchema = z.object({
  "signing-paused": z.boolean().default(false),
  "mail-paused": z.boolean().default(false),
  /** Whether signatures with a reason to look at them wait for an organizer before they count. */
  "flagged-held": z.boolean().default(false),
  /** Whether no page names anybody who signed. */
  "signers-hidden": z.boolean().default(false),
  /** Set when the mail service says that a quota is used up, not by people. */
  "mail-paused-until": z.iso.datetime().nullable().default(null),
  /** The most emails in any 24 hours, for a new domain whose mail is not trusted yet. Null means no cap. */
  "mail-daily-max": z.int().min(1).max(MAIL_DAILY_MAX).nullable().default(null),
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
  flaggedHeld: boolean;
  signersHidden: boolean;
  mailPausedUntil: Date | null;
  mailDailyMax: number | null;
  banner: { en: string; es: string } | null;
}
