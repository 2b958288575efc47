import { z } from "zod";

import { parseEmail } from "../../email";
import { isStateCode } from "../../content/states";
import type { Limit } from "../../limits/schema";
import { textOfAtMost, textOrNone } from "../../organizers/schema";
import { petitionSlug } from "../../petitions/schema";
import { MINUTE } from "../../time";
import type { TimeZone } from "../../time-zone";
import type { DistrictKey } from "../export/schema";
import { type Flag, flags } from "../flags/schema";

export const SIGNATURES_READ_AT_ONCE = 50;

export const signatureStatuses = ["confirmed", "held", "removed", "withdrawn", "pending"] as const;
export type SignatureStatus = (typeof signatureStatuses)[number];

// An organizer who is looking for somebody mistypes a few times. Whoever tries a list of names or emails is guessing.
export const WRONG_GUESSES: Limit = { max: 10, windowMilliseconds: MINUTE };
// So that many searches at once cannot overtake the count of wrong ones.
export const SEARCHES: Limit = { max: 60, windowMilliseconds: MINUTE };

/** What a list of signatures is narrowed by. What is null is not asked. */
export interface SignatureFilter {
  petition: { id: number; slug: string };
  state: string | null;
  status: SignatureStatus | null;
  zip: string | null;
  district: DistrictKey | null;
  source: string | null;
  /** "any" finds those with at least one. */
  flag: Flag | "any" | null;
  /** Confirmed on this day or later. A day is its midnight in UTC, wherever it is a day of. */
  from: Date | null;
  /** Confirmed on this day or earlier. */
  until: Date | null;
  /** Where the days are days of. */
  timeZone: TimeZone;
  emailHash: Uint8Array | null;
  /** The marks of all words that the name has to have. */
  words: Uint8Array[];
  /** The last signature of the page before: only those below it are listed. */
  before: bigint | null;
}

/** A signature of a list, opened. While it is pending nothing of its forms is shown, as nobody has said that they are theirs. */
export interface ReadSignature {
  id: bigint;
  status: SignatureStatus;
  name: string | null;
  zip: string | null;
  state: string | null;
  comment: string | null;
  createdAt: Date;
  confirmedAt: Date | null;
  removedReason: string | null;
  flags: Flag[];
}

export const flagChoices = ["any", ...flags] as const;

const NAME_LENGTH_MAX = 100;
const EMAIL_LENGTH_MAX = 320;

const EMAIL_HINT = "Enter a whole email address, like name@example.org";
const day = textOrNone(10, "Enter a day", (text) => {
  const at = new Date(`${text}T00:00:00Z`);
  return /^2\d{3}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) ? at : null;
});

/** The form that looks for signatures. */
export const searchInput = z.object({
  petition: petitionSlug,
  state: textOrNone(2, "Choose a state", (text) => (isStateCode(text) ? text : null)),
  status: textOrNone(20, "Choose a status", (text) => signatureStatuses.find((status) => status === text) ?? null),
  name: textOfAtMost(NAME_LENGTH_MAX, `Use at most ${NAME_LENGTH_MAX} characters`).trim().default(""),
  email: textOrNone(EMAIL_LENGTH_MAX, EMAIL_HINT, (text) => {
    const parsed = parseEmail(text);
    return "email" in parsed ? parsed.email : null;
  }),
  zip: textOrNone(10, "Enter five digits", (text) => /^\d{5}/.exec(text)?.[0] ?? null),
  district: textOfAtMost(60, "Use a name such as House 49").trim().default(""),
  source: textOrNone(40, "A code has small letters, digits and hyphens", (text) =>
    /^[a-z0-9-]+$/.test(text) ? text : null,
  ),
  flag: textOrNone(20, "Choose a reason", (text) => flagChoices.find((flag) => flag === text) ?? null),
  from: day,
  until: day,
});

export type SearchInput = z.output<typeof searchInput>;
