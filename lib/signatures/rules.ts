import { phaseOf } from "../petitions/rules";
import type { Petition } from "../petitions/schema";
import { DAY, HOUR } from "../time";

// A week is long enough for a holiday; after it the email's link leads to a way to a new email.
const CONFIRMING_DAYS_MAX = 7;
export const CONFIRMING_MILLISECONDS_MAX = CONFIRMING_DAYS_MAX * DAY;

// What was never confirmed is forgotten a month after it was last asked for.
export const PENDING_KEPT_MILLISECONDS = 30 * DAY;

/** Emails asking to confirm that ever go to one address for one petition (also a CHECK in the database). */
export const CONFIRMATION_EMAILS_MAX = 5;

// Somebody else may keep typing a signer's address: the signer hears of it a few times, not each time.
export const NOTICES_MAX = 5;
export const NOTICE_PAUSE_MILLISECONDS = HOUR;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

// What can stand for a word: a letter by itself, which is neither a modifier such as the Hawaiian okina, nor a filler, nor
// a vowel that Thai and Lao write before the consonant it follows.
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

// Georgian capitals are for headlines only; and a letter whose capital is two, such as a ligature, stays as it is.
function inCapitals(grapheme: string): string {
  const capital = grapheme.toUpperCase();
  return GEORGIAN.test(grapheme) || [...capital].length > [...grapheme].length ? grapheme : capital;
}

/** What the public sees of a signer, or null where they chose to stay hidden. */
export function shownName(name: string, display: "hidden" | "initials" | "name"): string | null {
  return { hidden: null, initials: initialsOf(name), name }[display];
}

/** Where a signature stands, with what decides whether it may be confirmed or restored. */
export interface Standing {
  status: "pending" | "confirmed" | "withdrawn" | "removed";
  state: string;
  version: number;
  expiresAt: Date;
  petition: Pick<Petition, "id" | "slug" | "status" | "openedAt" | "closesAt"> & { title: { en: string; es: string } };
  signingPaused: boolean;
}

export type ClosedRefusal = "petition-closed" | "petition-paused" | "signing-paused";
export type ConfirmRefusal = "no-such-signature" | "expired" | "withdrawn" | "removed" | "try-again" | ClosedRefusal;

/** Why a petition takes no confirmation at this moment, or null where it does. */
export function closedRefusal({ petition, signingPaused }: Standing, now: Date): ClosedRefusal | null {
  const phase = phaseOf(petition, now);
  if (phase === "paused") return "petition-paused";
  if (phase !== "open" && phase !== "grace") return "petition-closed";
  return signingPaused ? "signing-paused" : null;
}

/** Why a signature cannot be confirmed now, or null where it can. */
export function confirmRefusal(standing: Standing | null, now: Date): ConfirmRefusal | null {
  if (!standing) return "no-such-signature";
  if (standing.status === "withdrawn" || standing.status === "removed") return standing.status;
  const closed = closedRefusal(standing, now);
  if (closed) return closed;
  return standing.status === "pending" && standing.expiresAt <= now ? "expired" : null;
}
