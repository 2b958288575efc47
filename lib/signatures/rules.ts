import type { Limit } from "../limits/schema";
import { phaseOf } from "../petitions/rules";
import type { Petition } from "../petitions/schema";
import { DAY, HOUR, MINUTE } from "../time";

// A week is long enough for a holiday. After it, the page of the link offers a new email.
const CONFIRMING_DAYS_MAX = 7;
export const CONFIRMING_MILLISECONDS_MAX = CONFIRMING_DAYS_MAX * DAY;

/**
 * The most emails that forms cause to one mailbox for one petition (also a CHECK in the database): ever while it is pending, and in a day
 * once somebody has signed with it.
 */
export const FORM_EMAILS_MAX = 5;

/** The most emails that are sent again in a day from the pages of expired links (also a CHECK in the database). */
export const RESENT_PER_DAY_MAX = 3;

// Enough for everybody who corrects a mistake, also in a correction. Each change renews packets, of which some have a state.
export const CHANGES_PER_SIGNATURE: Limit = { max: 12, windowMilliseconds: DAY };

// Equal forms within this time are one: a double click, or a person who does not wait for the email.
export const REPEAT_MILLISECONDS = MINUTE;

// Somebody else may type a signer's email again and again. The signer is notified at most this often.
export const NOTICE_PAUSE_MILLISECONDS = HOUR;

// Once the emails of the day are used up, further drafts can be confirmed from the page of another draft. Only the newest
// of them are kept, so that somebody who floods a mailbox does not fill the disk.
export const DRAFTS_WITHOUT_EMAIL_MAX = 20;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

// A letter that can be an initial: no modifier such as the Hawaiian okina, no filler, and no vowel that Thai and Lao write
// before its consonant.
const INITIAL = /^(?!\p{Default_Ignorable_Code_Point})(?!\p{Logical_Order_Exception})[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]/u;
const GEORGIAN = /\p{Script=Georgian}/u;
const INITIALS_MAX = 4;

/** "Ana María López" shown as initials: "A. M. L.". Words without a letter have none. */
function initialsOf(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => [...graphemes.segment(word)].find(({ segment }) => INITIAL.test(segment))?.segment)
    .filter((initial) => initial !== undefined)
    .slice(0, INITIALS_MAX)
    .map((initial) => `${inCapitals(initial)}.`)
    .join(" ");
}

// Georgian capitals are for headlines only, and a letter whose capital has two letters (a ligature) does not change.
function inCapitals(grapheme: string): string {
  const capital = grapheme.toUpperCase();
  return GEORGIAN.test(grapheme) || [...capital].length > [...grapheme].length ? grapheme : capital;
}

/** The name that the public sees, or null for a signer who chose to be hidden. */
export function shownName(name: string, display: "hidden" | "initials" | "name"): string | null {
  return { hidden: null, initials: initialsOf(name), name }[display];
}

type PetitionState = Pick<Petition, "id" | "slug" | "status" | "openedAt" | "closesAt"> & {
  title: { en: string; es: string };
};

interface Signable {
  petition: PetitionState;
  signingPaused: boolean;
}

/** The state of a signature that is or was confirmed. A held one counts after an organizer has looked at it. */
export interface SignatureState extends Signable {
  status: "held" | "confirmed" | "withdrawn" | "removed";
  state: string;
  version: number;
}

/** The state of a draft, which decides whether it may be confirmed. */
export interface DraftState extends Signable {
  /** The status of the draft's signature. */
  status: "pending" | SignatureState["status"];
  isUsed: boolean;
  /** Whether organizers take no forms of its sender. */
  isBlocked: boolean;
  /** Null where the emails of the day were used up. */
  emailedAt: Date | null;
  expiresAt: Date;
}

/** Whether its signer has confirmed it, and neither they nor an organizer have taken it back. */
export const isSigned = (status: DraftState["status"]): boolean => status === "confirmed" || status === "held";

export type ClosedRefusal = "petition-closed" | "petition-paused" | "signing-paused";
export type ConfirmRefusal = "no-such-signature" | "expired" | "withdrawn" | "removed" | "try-again" | ClosedRefusal;

/** Why a petition accepts no confirmation now, or null where it does. */
export function closedRefusal({ petition, signingPaused }: Signable, now: Date): ClosedRefusal | null {
  const phase = phaseOf(petition, now);
  if (phase === "paused") return "petition-paused";
  if (phase !== "open" && phase !== "grace") return "petition-closed";
  return signingPaused ? "signing-paused" : null;
}

/** Why a draft cannot be confirmed now, or null where it can be or was confirmed. */
export function confirmRefusal(draft: DraftState | null, now: Date): ConfirmRefusal | null {
  if (!draft) return "no-such-signature";
  if (draft.status === "withdrawn" || draft.status === "removed") return draft.status;
  if (draft.isUsed) return null;
  if (draft.isBlocked) return "removed";
  return closedRefusal(draft, now) ?? (draft.expiresAt <= now ? "expired" : null);
}
