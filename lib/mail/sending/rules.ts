import {
  BATCH_MILLISECONDS_MAX,
  QUOTA_PAUSE_MILLISECONDS,
  RETRY_FIRST_MILLISECONDS,
  RETRY_GROWTH,
  RETRY_MILLISECONDS_MAX,
  SETTINGS_PAUSE_MILLISECONDS,
} from "../schema";
import { DAY, MINUTE, SECOND } from "../../time";

/** What the mail service answered to a request it did not take. */
export interface ApiError {
  /** Null where there was no answer at all. */
  status: number | null;
  name: string;
  message: string;
  headers: Record<string, string>;
}

export type Meaning =
  /** It may or may not have been taken: the same request again, with the same key. */
  | { what: "unknown" }
  /** Not taken, because we were too fast. */
  | { what: "too-fast"; waitMilliseconds: number }
  /** Not taken, for a reason that lies with us or our plan: all mail waits. */
  | { what: "pause"; waitMilliseconds: number }
  /** Not taken, because something in it is wrong: an address, most likely. */
  | { what: "refused" }
  /** An earlier request with this key was taken. */
  | { what: "taken" };

const QUOTA = new Set(["daily_quota_exceeded", "monthly_quota_exceeded"]);

/** What an error of the mail service means for the batch it answers. */
export function meaningOf(error: ApiError): Meaning {
  const { status, name } = error;
  if (name === "invalid_idempotent_request") return { what: "taken" };
  if (status === null || status >= 500 || status === 408 || status === 409) return { what: "unknown" };
  if (QUOTA.has(name)) {
    return { what: "pause", waitMilliseconds: Math.max(QUOTA_PAUSE_MILLISECONDS, waitOf(error.headers)) };
  }
  if (status === 429) return { what: "too-fast", waitMilliseconds: Math.max(SECOND, waitOf(error.headers)) };
  const refused = status === 413 || ((status === 400 || status === 422) && !meansOurSettings(error));
  return refused ? { what: "refused" } : { what: "pause", waitMilliseconds: SETTINGS_PAUSE_MILLISECONDS };
}

/** Whether a complaint is about the sender, which is ours to repair, and not about whom we write to. */
export function meansOurSettings({ name, message }: { name?: string; message: string }): boolean {
  return name === "invalid_from_address" || /`from`|\bdomain is not verified\b|\bAPI key\b/i.test(message);
}

/** What it amounts to when every email of a batch was refused because of its sender. */
export const SENDER_REFUSED: ApiError = { status: 422, name: "invalid_from_address", message: "", headers: {} };

/** How long a successful answer asks us to wait: when it used the last request of the window, until the next one. */
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

/** Whether the service may have forgotten the key of a batch, so that sending it again could be a second copy. */
export function isTooOldToRepeat(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > BATCH_MILLISECONDS_MAX;
}

/** The answer of the service by the place of each email in the request: its id, its complaint, or neither. */
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

/** What the service said, without the address it may repeat. */
export function withoutEmail(message: string, recipient: string): string {
  const bare = recipient === "" ? message : message.replaceAll(new RegExp(escapePattern(recipient), "gi"), "[address]");
  return bare
    .replace(/[^\s<>"'`]*@[^\s<>"'`]*/g, "[address]")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, ERROR_LENGTH_MAX);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
