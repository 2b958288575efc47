import { phaseOf } from "../petitions/rules";
import type { Petition } from "../petitions/schema";
import { DAY, HOUR, MINUTE } from "../time";

// A week is long enough for a holiday; after it the email's link leads to a way to a new email.
const CONFIRMING_DAYS_MAX = 7;
export const CONFIRMING_MILLISECONDS_MAX = CONFIRMING_DAYS_MAX * DAY;

// What nobody confirmed is deleted a month after it was last sent.
export const PENDING_KEPT_MILLISECONDS = 30 * DAY;

/** Emails that forms cause in a day, to one mailbox for one petition (also a CHECK in the database). */
export const EMAILS_PER_DAY_MAX = 5;

// A double click, or a person who sees no email come at once: equal forms within this time are one.
export const REPEAT_MILLISECONDS = MINUTE;

// Somebody else may keep typing a signer's address: the signer hears of it now and then, not each time.
export const NOTICE_PAUSE_MILLISECONDS = HOUR;

// Once the day's emails are used up, forms wait for the page of another one. The newest are kept, so that somebody who
// floods a mailbox fills no disk, and its owner's own form stays while it is among them.
export const DRAFTS_WITHOUT_EMAIL_MAX = 20;

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

type PetitionState = Pick<Petition, "id" | "slug" | "status" | "openedAt" | "closesAt"> & {
  title: { en: string; es: string };
};

interface Signable {
  petition: PetitionState;
  signingPaused: boolean;
}

/** What decides about a signature that is confirmed, or was. */
export interface SignatureState extends Signable {
  status: "confirmed" | "withdrawn" | "removed";
  state: string;
  version: number;
}

/** What decides whether a draft may be confirmed. */
export interface DraftState extends Signable {
  /** Of the signature it is a draft of. */
  status: "pending" | SignatureState["status"];
  isUsed: boolean;
  /** Null where the day's emails were used up. */
  emailedAt: Date | null;
  expiresAt: Date;
}

export type ClosedRefusal = "petition-closed" | "petition-paused" | "signing-paused";
export type ConfirmRefusal = "no-such-signature" | "expired" | "withdrawn" | "removed" | "try-again" | ClosedRefusal;

/** Why a petition takes no confirmation at this moment, or null where it does. */
export function closedRefusal({ petition, signingPaused }: Signable, now: Date): ClosedRefusal | null {
  const phase = phaseOf(petition, now);
  if (phase === "paused") return "petition-paused";
  if (phase !== "open" && phase !== "grace") return "petition-closed";
  return signingPaused ? "signing-paused" : null;
}

/** Why a draft cannot be confirmed now, or null where it can or was. */
export function confirmRefusal(draft: DraftState | null, now: Date): ConfirmRefusal | null {
  if (!draft) return "no-such-signature";
  if (draft.status === "withdrawn" || draft.status === "removed") return draft.status;
  if (draft.isUsed) return null;
  return closedRefusal(draft, now) ?? (draft.expiresAt <= now ? "expired" : null);
}
