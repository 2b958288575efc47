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
import type { MailboxProvider } from "../../mailbox-provider";
import { addMilliseconds, DAY, MINUTE, SECOND } from "../../time";

/** Emails that go in one request, under one idempotency key: the batch's id. */
export interface Batch {
  id: string;
  createdAt: Date;
  /** Requests with an unknown outcome, including the next one. */
  attempts: number;
  /** Those of them to which the service responded with an error. */
  errors: number;
  /** The end of the latest of them. */
  troubledAt: Date | null;
  leasedUntil: Date;
}

/** The outcome of one email: the id from the service, or the error for which it failed. */
export interface Outcome {
  email: string;
  providerId: string | null;
  error: string | null;
  /** Of the mailbox, for the board of deliverability. */
  mailboxProvider?: MailboxProvider;
}

/** The state of the mail service according to the latest requests. */
export interface Outlook {
  /** When the service last took an email. */
  lastSentAt: Date | null;
  /** Open batches whose latest request had an unknown outcome and ended after `lastSentAt`. */
  troubledBatches: number;
  lastTroubledAt: Date | null;
}

/** The response of the mail service to a request that it did not take. */
export interface ApiError {
  /** Null where there was no response at all. */
  status: number | null;
  name: string;
  message: string;
  headers: Record<string, string>;
}

export type Meaning =
  /** The service may have taken it, so it keeps its key. `responded`: the service itself reported an error. */
  | { what: "unknown"; responded: boolean }
  /** Not taken, because of a rate limit, our settings or our quota: all mail waits. */
  | { what: "pause"; waitMilliseconds: number }
  /** Not taken, because something in it is invalid, most likely a recipient. */
  | { what: "refused" }
  /** The service took an earlier request with this key. */
  | { what: "taken" };

const QUOTA = new Set(["daily_quota_exceeded", "monthly_quota_exceeded"]);

/** The meaning of an error of the mail service for the batch in the request. */
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

/** Whether an error is about our settings (the sender, the key) and not about a recipient. */
export function meansOurSettings({ name, message }: { name?: string; message: string }): boolean {
  return name === "invalid_from_address" || /`from`|\bdomain is not verified\b|\bAPI key\b/i.test(message);
}

/** The part of an error that is stored and shown to organizers: name and status. Its message may contain an email. */
export const troubleOf = ({ name, status }: ApiError): string => `${name.slice(0, 60)} (${status ?? "no response"})`;

/** The error that stands for a batch in which every email was refused because of the sender. */
export const SENDER_REFUSED: ApiError = { status: 422, name: "invalid_from_address", message: "", headers: {} };

/** The wait after a successful response: until the next window, if it was the last request of this one. */
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

/** The wait after the n-th request with an unknown outcome, from 1. It grows up to a maximum. */
export function retryWait(unknowns: number): number {
  return Math.min(RETRY_FIRST_MILLISECONDS * RETRY_GROWTH ** Math.max(0, unknowns - 1), RETRY_MILLISECONDS_MAX);
}

/**
 * How many emails may be claimed now. While all requests fail, one email at growing intervals tests whether the service
 * works. The rest waits outside of batches, where its outcome stays known.
 */
export function claimMax({ troubledBatches, lastTroubledAt }: Outlook, now: Date): number {
  if (troubledBatches === 0 || lastTroubledAt === null) return BATCH_EMAILS_MAX;
  const rest = troubledBatches === 1 ? 0 : retryWait(troubledBatches - 1);
  return addMilliseconds(lastTroubledAt, rest) <= now ? 1 : 0;
}

/**
 * The emails of a batch to try next, by the number of errors so far: a few times all of them, then each half, each quarter
 * and so on to each email alone, and then all again. Every part has the key of the batch, so a request that the service took
 * in spite of its error is found out: the service refuses the key with another body.
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

/** Whether each earlier request contained the whole batch, so that "taken" is true of all its emails. */
export function onlyWholeWasTried({ errors, attempts }: Batch): boolean {
  // A batch that was detached from another one starts with the other's errors, and is not tried as a whole first.
  return errors <= WHOLE_BATCH_TRIES && errors < attempts;
}

/** Whether the service took other emails since the batch last failed: then the batch is the reason, not the service. */
function othersGo({ troubledAt }: Batch, { lastSentAt }: Outlook): boolean {
  return troubledAt !== null && lastSentAt !== null && lastSentAt > troubledAt;
}

/** The wait before the next request of a batch. It grows, except where the batch is the reason and has parts to try. */
export function waitAfterTrouble(batch: Batch, emails: number, outlook: Outlook): number {
  const inParts = emails > 1 && batch.errors >= WHOLE_BATCH_TRIES;
  return inParts && othersGo(batch, outlook) ? RETRY_FIRST_MILLISECONDS : retryWait(batch.attempts);
}

/** The beginning of the error of an email that was given up because the service failed at it each time. */
export const GIVEN_UP = "given up: ";

/** Whether an email that is alone in its batch is given up after one more error, because the service takes all others. */
export function isAtFault(batch: Batch, outlook: Outlook): boolean {
  return batch.errors + 1 >= LONE_EMAIL_ERRORS_MAX && othersGo(batch, outlook);
}

/** Whether the service may have dropped the key of a batch, so that another request could send its emails twice. */
export function isTooOldToRepeat(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > BATCH_MILLISECONDS_MAX;
}

/** The response of the service for each email, by its place in the request: an id, a refusal, or neither. */
export function resultsByIndex(
  count: number,
  accepted: readonly string[],
  refusals: readonly { index: number; message: string }[],
): { providerId: string | null; refusal: string | null }[] {
  const refused = new Map(refusals.map(({ index, message }) => [index, message]));
  const places = Array.from({ length: count }, (_, place) => place);
  const taken = places.filter((place) => !refused.has(place));
  // Ids that do not match the places cannot be assigned. The emails are sent nevertheless.
  const ids = new Map(accepted.length === taken.length ? taken.map((place, i) => [place, accepted[i]!]) : []);
  return places.map((place) => ({ providerId: ids.get(place) ?? null, refusal: refused.get(place) ?? null }));
}

const ERROR_LENGTH_MAX = 200;

/** The message of the service without the recipient's email, which it may repeat. */
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
