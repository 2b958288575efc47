import {
  BATCH_EMAILS_MAX,
  BATCH_MILLISECONDS_MAX,
  LONE_EMAIL_ERRORS_MAX,
  QUOTA_PAUSE_MILLISECONDS,
  RETRY_FIRST_MILLISECONDS,
  RETRY_GROWTH,
  RETRY_MILLISECONDS_MAX,
  SETTINGS_PAUSE_MILLISECONDS,
  WHOLE_BATCH_TRIES,
} from "../schema";
import { addMilliseconds, DAY, MINUTE, SECOND } from "../../time";

/** Emails that go in one request, under one idempotency key: the batch's id. */
export interface Batch {
  id: string;
  createdAt: Date;
  /** Requests whose outcome is not known, with the one that is about to be made. */
  attempts: number;
  /** Those of them to which the service responded with an error. */
  errors: number;
  /** When the latest of them ended. */
  troubledAt: Date | null;
  leasedUntil: Date;
}

/** What became of one email: the id the service gave it, or the error that ended it. */
export interface Outcome {
  email: string;
  providerId: string | null;
  error: string | null;
}

/** What the latest requests say about the mail service. */
export interface Outlook {
  /** When an email was last taken. */
  lastSentAt: Date | null;
  /** Open batches whose latest request ended without a known outcome, and after that. */
  troubledBatches: number;
  lastTroubledAt: Date | null;
}

/** What the mail service responded to a request it did not take. */
export interface ApiError {
  /** Null where there was no response at all. */
  status: number | null;
  name: string;
  message: string;
  headers: Record<string, string>;
}

export type Meaning =
  /** It may or may not have been taken, so its key stays. `responded`: the service itself said that it failed. */
  | { what: "unknown"; responded: boolean }
  /** Not taken, because we are too fast or for a reason that lies with us or our plan: all mail waits. */
  | { what: "pause"; waitMilliseconds: number }
  /** Not taken, because something in it is wrong: a recipient, most likely. */
  | { what: "refused" }
  /** An earlier request with this key was taken. */
  | { what: "taken" };

const QUOTA = new Set(["daily_quota_exceeded", "monthly_quota_exceeded"]);

/** What an error of the mail service means for the batch in the request. */
export function meaningOf(error: ApiError): Meaning {
  const { status, name } = error;
  if (name === "invalid_idempotent_request") return { what: "taken" };
  if (status === null || status === 408 || status === 409) return { what: "unknown", responded: false };
  if (status >= 500) return { what: "unknown", responded: true };
  if (QUOTA.has(name)) {
    return { what: "pause", waitMilliseconds: Math.max(QUOTA_PAUSE_MILLISECONDS, waitOf(error.headers)) };
  }
  if (status === 429) return { what: "pause", waitMilliseconds: Math.max(SECOND, waitOf(error.headers)) };
  const refused = status === 413 || ((status === 400 || status === 422) && !meansOurSettings(error));
  return refused ? { what: "refused" } : { what: "pause", waitMilliseconds: SETTINGS_PAUSE_MILLISECONDS };
}

/** Whether a complaint is about the sender, which is ours to repair, and not about whom we write to. */
export function meansOurSettings({ name, message }: { name?: string; message: string }): boolean {
  return name === "invalid_from_address" || /`from`|\bdomain is not verified\b|\bAPI key\b/i.test(message);
}

/** What is kept of an error, and shown to organizers: its name and status. Its message may hold an email. */
export const troubleOf = ({ name, status }: ApiError): string => `${name.slice(0, 60)} (${status ?? "no response"})`;

/** What it amounts to when every email of a batch was refused because of its sender. */
export const SENDER_REFUSED: ApiError = { status: 422, name: "invalid_from_address", message: "", headers: {} };

/** How long a successful response has us wait: when it used the last request of the window, until the next one. */
export function paceOf(headers: Record<string, string>): number {
  return headers["ratelimit-remaining"] === "0" ? Math.min(secondsOf(headers["ratelimit-reset"]), MINUTE) : 0;
}

function waitOf(headers: Record<string, string>): number {
  return Math.max(secondsOf(headers["retry-after"]), secondsOf(headers["ratelimit-reset"]));
}

function secondsOf(text: string | undefined): number {
  const seconds = Number(text ?? 0);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * SECOND, DAY) : 0;
}

/** The wait after the n-th request without a known outcome, from 1. It grows, and has a ceiling. */
export function retryWait(unknowns: number): number {
  return Math.min(RETRY_FIRST_MILLISECONDS * RETRY_GROWTH ** Math.max(0, unknowns - 1), RETRY_MILLISECONDS_MAX);
}

/**
 * How many emails may be claimed now. While requests fail without any succeeding, one email at a time finds out at growing
 * intervals whether the service works for others, and the rest waits outside of batches, where nothing is at stake.
 */
export function claimMax({ troubledBatches, lastTroubledAt }: Outlook, now: Date): number {
  if (troubledBatches === 0 || lastTroubledAt === null) return BATCH_EMAILS_MAX;
  const rest = troubledBatches === 1 ? 0 : retryWait(troubledBatches - 1);
  return addMilliseconds(lastTroubledAt, rest) <= now ? 1 : 0;
}

/**
 * The emails of a batch to try next, by the number of errors so far: a few times all of them, then each half, each
 * quarter and so on to each email alone, and all of them again. Any part goes under the batch's own key, so what an
 * earlier request did after all comes out: the service refuses the key with another body.
 */
export function partOf<Email>(emails: readonly Email[], errors: number): Email[] {
  const count = emails.length;
  const sizes = [1];
  for (let parts = 2; parts < count; parts *= 2) sizes.push(parts);
  if (count > 1) sizes.push(count);
  const turns = sizes.reduce((sum, parts) => sum + parts, 0);
  let turn = Math.max(0, errors - WHOLE_BATCH_TRIES + 1) % Math.max(1, turns);
  for (const parts of sizes) {
    if (turn < parts) return emails.slice(Math.floor((turn * count) / parts), Math.floor(((turn + 1) * count) / parts));
    turn -= parts;
  }
  return [...emails];
}

/** Whether each earlier request of a batch held all of its emails, so that "taken" speaks of all of them. */
export function onlyWholeWasTried({ errors, attempts }: Batch): boolean {
  // A batch that was detached from another starts with errors that are not its own, and never is tried as a whole first.
  return errors <= WHOLE_BATCH_TRIES && errors < attempts;
}

/** Whether the service took other emails since the batch last failed: then the service works, and the batch is the trouble. */
function othersGo({ troubledAt }: Batch, { lastSentAt }: Outlook): boolean {
  return troubledAt !== null && lastSentAt !== null && lastSentAt > troubledAt;
}

/** The wait before the next request of a batch. It grows, except where a batch is the trouble and has parts to try. */
export function waitAfterTrouble(batch: Batch, emails: number, outlook: Outlook): number {
  const inParts = emails > 1 && batch.errors >= WHOLE_BATCH_TRIES;
  return inParts && othersGo(batch, outlook) ? RETRY_FIRST_MILLISECONDS : retryWait(batch.attempts);
}

/** How the reason begins of an email at which the service failed until it was given up. */
export const GIVEN_UP = "given up: ";

/** Whether an email that is alone in its batch, and met one more error, is given up: the service takes all but this one. */
export function isAtFault(batch: Batch, outlook: Outlook): boolean {
  return batch.errors + 1 >= LONE_EMAIL_ERRORS_MAX && othersGo(batch, outlook);
}

/** Whether the service may have forgotten the key of a batch, so that sending it again could be a second copy. */
export function isTooOldToRepeat(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > BATCH_MILLISECONDS_MAX;
}

/** The response of the service by the place of each email in the request: its id, its complaint, or neither. */
export function resultsByIndex(
  count: number,
  accepted: readonly string[],
  refusals: readonly { index: number; message: string }[],
): { providerId: string | null; refusal: string | null }[] {
  const refused = new Map(refusals.map(({ index, message }) => [index, message]));
  const places = Array.from({ length: count }, (_, place) => place);
  const taken = places.filter((place) => !refused.has(place));
  // Ids that do not match the places cannot be told apart; the emails are sent all the same.
  const ids = new Map(accepted.length === taken.length ? taken.map((place, i) => [place, accepted[i]!]) : []);
  return places.map((place) => ({ providerId: ids.get(place) ?? null, refusal: refused.get(place) ?? null }));
}

const ERROR_LENGTH_MAX = 200;

/** What the service said, without the recipient's email, which it may repeat. */
export function withoutEmail(message: string, recipient: string): string {
  const bare = recipient === "" ? message : message.replaceAll(new RegExp(escapePattern(recipient), "gi"), "[email]");
  return bare
    .replace(/[^\s<>"'`]*@[^\s<>"'`]*/g, "[email]")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, ERROR_LENGTH_MAX);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
