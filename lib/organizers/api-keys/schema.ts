import { z } from "zod";

import type { Limit } from "../../limits/schema";
import { DAY, HOUR, MINUTE } from "../../time";
import { withChosenStates } from "../chosen-states/schema";
import { type Organizer, textOfAtMost } from "../schema";

/** What a key opens. */
export const apiScopes = ["counts", "export"] as const;
export type ApiScope = (typeof apiScopes)[number];

// Scanners of published code find a key by its prefix.
export const API_KEY_PREFIX = "shk_";
export const API_KEY_PATTERN = /^shk_[A-Za-z0-9_-]{43}$/;

export const API_KEY_NAME_LENGTH_MAX = 60;
/** How long a key works, in days. There is none without an end, because programs are forgotten. */
export const apiKeyDays = [30, 90, 365] as const;
// More programs than an organizer runs.
export const API_KEYS_OF_ORGANIZER_MAX = 20;

// The last use is written at most once in this time, so that not every request writes.
export const API_KEY_USED_STEP_MILLISECONDS = 5 * MINUTE;
// What is over is listed for as long as an organizer may ask what it was, and then deleted.
export const API_KEY_KEPT_MILLISECONDS = 90 * DAY;

// A program that reads counts each second is wrong, and costs others nothing.
export const REQUESTS_PER_KEY: Limit = { max: 60, windowMilliseconds: MINUTE };
// An export keeps two cores busy, and each is an entry in the log.
export const EXPORTS_PER_KEY: Limit = { max: 20, windowMilliseconds: HOUR };
// Nobody guesses 256 bits. A source that sends this many wrong keys is a broken program, which is told to slow down.
export const WRONG_KEYS_PER_SOURCE: Limit = { max: 60, windowMilliseconds: MINUTE };

const nameHint = `Say which program it is for, in at most ${API_KEY_NAME_LENGTH_MAX} characters`;

/** The form that makes a key. */
export const apiKeyInput = withChosenStates({
  name: textOfAtMost(API_KEY_NAME_LENGTH_MAX, nameHint).trim().min(1, nameHint),
  scopes: z.enum(["counts", "export", "both"], "Choose what it may do").transform((choice): ApiScope[] => {
    return choice === "both" ? [...apiScopes] : [choice];
  }),
  days: z
    .enum(apiKeyDays.map(String) as [string, ...string[]], "Choose how long it works")
    .transform((days) => Number(days)),
});
export type ApiKeyInput = z.output<typeof apiKeyInput>;

/** The number of a key, which a page binds to an action. */
export const apiKeyIdInput = z.coerce.number().pipe(z.int32().positive());

/** The organizer for whom a program acts, with the states and the scopes of its key. */
export interface ApiClient extends Organizer {
  apiKey: number;
  scopes: ApiScope[];
}

/** A key as the console lists it. */
export interface ListedApiKey {
  id: number;
  organizerId: number;
  name: string;
  /** Its first characters. */
  hint: string;
  scopes: ApiScope[];
  /** Null for all states of its organizer. */
  states: string[] | null;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}
