import "server-only";

import { setSwitch } from "../../limits/commands";
import { findSwitches } from "../../limits/queries";
import { findSettings } from "../../limits/settings/queries";
import type { Switches } from "../../limits/schema";
import { logInfo } from "../../log";
import { addMilliseconds, SECOND } from "../../time";
import { compose, type Composed, type SealedEmail } from "../composing";
import { mailboxProviderOf } from "../../mailbox-provider";
import { type Message, removeSuppressions, sendBatch, type Reply } from "../transport";
import { claim, detach, halve, hold, openBatch, postpone, release, settle, takeOver } from "./batches/commands";
import { findLeftUnderCap, findOutlook } from "./batches/queries";
import {
  type ApiError,
  type Batch,
  claimMax,
  GIVEN_UP,
  isAtFault,
  isTooOldToRepeat,
  meaningOf,
  meansOurSettings,
  onlyWholeWasTried,
  type Outcome,
  type Outlook,
  partOf,
  SENDER_REFUSED,
  troubleOf,
  waitAfterTrouble,
  withoutEmail,
} from "./rules";

export interface SendingRound {
  sent: number;
  failed: number;
  /** Emails that wait for a later try. */
  kept: number;
  /** Nothing was due. */
  idle: boolean;
  /** How long to wait before the next call, by the rate limit of the service. */
  waitMilliseconds: number;
  /** The response of a service that took nothing, for the log. It contains no email. */
  trouble: string | null;
}

/** One request of a batch: the emails in it, those of the batch that could not be rendered, and those not in the request. */
interface Attempt {
  batch: Batch;
  composed: Composed[];
  broken: Outcome[];
  rest: SealedEmail[];
  outlook: Outlook;
}

// The time of the next try is in the database. A worker looks again earlier, because an admin may end the pause.
const REST_MILLISECONDS_MAX = 5 * SECOND;

const NOTHING: SendingRound = { sent: 0, failed: 0, kept: 0, idle: false, waitMilliseconds: 0, trouble: null };

const failed = (email: string, error: string): Outcome => ({ email, providerId: null, error });

/**
 * One step of sending: takes over a batch after a crash or an error, or else claims up to 100 waiting emails, and sends them
 * to the service in one request. If the worker dies at any point, the batch stays open and is sent again with the same
 * idempotency key, under which the service sends each email once. Any number of workers may call this at once. `clock` says
 * when the request has ended.
 */
export async function sendEmails(now: Date, clock = clockFrom(now)): Promise<SendingRound> {
  const switches = await findSwitches();
  if (isMailPaused(switches, now)) return { ...NOTHING, idle: true };
  const outlook = await findOutlook();
  let batch = await takeOver(now);
  if (!batch) {
    const { mailDailyMax } = switches;
    const left = mailDailyMax === null ? Infinity : await findLeftUnderCap(mailDailyMax, now);
    const most = claimMax(outlook, now);
    const claimed = await claimUnderCap({ most, left, mailDailyMax }, now);
    if (!claimed.batch) return { ...NOTHING, failed: claimed.suppressed, idle: claimed.suppressed === 0 };
    batch = claimed.batch;
  }
  const emails = await openBatch(batch);
  if (isTooOldToRepeat(batch.createdAt, now)) return giveUp(batch, emails, now);

  const part = partOf(emails, batch.errors);
  const { composed, broken } = await compose(part);
  const attempt = {
    batch,
    composed,
    broken: broken.map(({ email, error }) => failed(email, error)),
    rest: emails.filter((email) => !part.includes(email)),
    outlook,
  };
  if (composed.length === 0) return finish(attempt, [], clock());
  const reply = (await openService(composed)) ?? (await sendBatch(messagesOf(composed), batch.id));
  return reply.ok ? handleReply(attempt, reply, clock()) : handleTrouble(attempt, reply.error, clock());
}

function clockFrom(now: Date): () => Date {
  const started = performance.now();
  return () => addMilliseconds(now, Math.round(performance.now() - started));
}

interface Room {
  /** What one request may hold. */
  most: number;
  /** What is left under the daily cap, which is null where there is none. */
  left: number;
  mailDailyMax: number | null;
}

/** Claims emails within the daily cap. Updates leave its second half to those who wait for a link. */
async function claimUnderCap({ most, left, mailDailyMax }: Room, now: Date): ReturnType<typeof claim> {
  const { "emails-per-mailbox": perMailbox } = await findSettings();
  // A link to sign in goes beyond the cap too, or a flood of forms would lock out those who can raise it.
  if (left <= 0) return claim(most, now, { perMailbox, only: "sign-in" });
  if (mailDailyMax === null) return claim(most, now, { perMailbox });
  const claimed = await claim(Math.min(most, left), now, { perMailbox, only: "no-updates" });
  const leftForUpdates = left - Math.floor(mailDailyMax / 2);
  if (claimed.batch || claimed.suppressed > 0 || leftForUpdates <= 0) return claimed;
  return claim(Math.min(most, leftForUpdates), now, { perMailbox });
}

const messagesOf = (composed: Composed[]): Message[] => composed.map(({ message }) => message);

/**
 * Takes mailboxes off the service's own suppression list, which silently drops emails to them. Returns a reply where the
 * service requests a pause.
 */
async function openService(composed: Composed[]): Promise<Reply | null> {
  const messages = messagesOf(composed.filter(({ overridesSuppression }) => overridesSuppression));
  if (messages.length === 0) return null;
  const error = await removeSuppressions(messages.map(({ to }) => to));
  if (error?.status === 429) return { ok: false, error };
  // The emails are sent anyway: at worst the service drops them, and an event says so.
  if (error) logInfo("suppression-not-removed", { trouble: troubleOf(error), emails: messages.length });
  return null;
}

function isMailPaused({ mailPaused, mailPausedUntil }: Switches, now: Date): boolean {
  return mailPaused || (mailPausedUntil !== null && mailPausedUntil > now);
}

/** Gives up a batch that may have been taken, and is so old that a second request could send its emails twice. */
async function giveUp(batch: Batch, emails: SealedEmail[], now: Date): Promise<SendingRound> {
  if (batch.attempts === 1) {
    await release(batch, now);
    return { ...NOTHING, kept: emails.length };
  }
  return settled(
    batch,
    emails.map(({ id }) => failed(id, "no response within 23 hours")),
    now,
  );
}

async function handleReply(attempt: Attempt, reply: Reply & { ok: true }, now: Date): Promise<SendingRound> {
  const outcomes = attempt.composed.map(({ email, message }, place) => {
    const { providerId, refusal } = reply.results[place]!;
    return {
      email,
      providerId,
      mailboxProvider: mailboxProviderOf(message.to),
      error: refusal === null ? null : `refused: ${withoutEmail(refusal, message.to)}`.slice(0, 200),
    };
  });
  const nothingTaken = reply.results.every(({ refusal }) => refusal !== null && meansOurSettings({ message: refusal }));
  if (nothingTaken) return handleTrouble(attempt, SENDER_REFUSED, now);
  return { ...(await finish(attempt, outcomes, now)), waitMilliseconds: reply.waitMilliseconds };
}

async function handleTrouble(attempt: Attempt, error: ApiError, now: Date): Promise<SendingRound> {
  const { batch, composed, broken, rest } = attempt;
  const meaning = meaningOf(error);
  const trouble = troubleOf(error);
  const kept = { ...NOTHING, kept: composed.length + rest.length, trouble };
  switch (meaning.what) {
    case "taken":
      return settled(batch, [...broken, ...outcomesOfTaken(attempt)], now);
    case "unknown":
      return keepUnknown(attempt, { responded: meaning.responded, trouble, status: error.status }, now);
    case "pause":
      await setSwitch(null, "mail-paused-until", addMilliseconds(now, meaning.waitMilliseconds).toISOString(), now);
      // The emails may go into another batch later, unless the service may have taken an earlier request of this one.
      if (batch.attempts === 1) await release(batch, now);
      else await hold(batch, addMilliseconds(now, meaning.waitMilliseconds));
      return { ...kept, waitMilliseconds: Math.min(meaning.waitMilliseconds, REST_MILLISECONDS_MAX) };
    case "refused": {
      const [only, ...others] = composed;
      if (only && others.length === 0) {
        const text = `refused: ${withoutEmail(error.message, only.message.to)}`.slice(0, 200);
        return finish(attempt, [failed(only.email, text)], now);
      }
      if (await detachRest(attempt, now)) await halve(batch, now);
      return kept;
    }
  }
}

/** For a key that the service knows with another body: it took an earlier request, and which one may be unknown. */
function outcomesOfTaken({ batch, composed, rest }: Attempt): Outcome[] {
  const emails = [...composed.map(({ email }) => email), ...rest.map(({ id }) => id)];
  const error = onlyWholeWasTried(batch) ? null : "not known whether it was sent";
  return emails.map((email) => ({ email, providerId: null, error }));
}

async function keepUnknown(
  attempt: Attempt,
  { responded, trouble, status }: { responded: boolean; trouble: string; status: number | null },
  now: Date,
): Promise<SendingRound> {
  const { batch, composed, broken, rest, outlook } = attempt;
  const [only, ...others] = composed;
  const isAlone = only && others.length + broken.length + rest.length === 0;
  if (isAlone && responded && isAtFault(batch, outlook)) {
    const error = `${GIVEN_UP}the mail service responded with ${status} each time`;
    return { ...(await settled(batch, [failed(only.email, error)], now)), trouble };
  }
  const wait = waitAfterTrouble(batch, composed.length + rest.length, outlook);
  await postpone(batch, { until: addMilliseconds(now, wait), responded }, now);
  return { ...NOTHING, kept: composed.length + rest.length, trouble };
}

/** Ends a request with a known outcome. Emails of the batch that were not in it move to a batch of their own. */
async function finish(attempt: Attempt, outcomes: Outcome[], now: Date): Promise<SendingRound> {
  if (!(await detachRest(attempt, now))) return { ...NOTHING, kept: outcomes.length };
  return settled(attempt.batch, [...attempt.broken, ...outcomes], now);
}

/** False where another worker has taken the batch over: it gets the same response and ends the batch. */
async function detachRest({ batch, rest }: Attempt, now: Date): Promise<boolean> {
  if (rest.length === 0) return true;
  return detach(
    batch,
    rest.map(({ id }) => id),
    now,
  );
}

async function settled(batch: Batch, outcomes: Outcome[], now: Date): Promise<SendingRound> {
  await settle(batch, outcomes, now);
  const count = outcomes.filter(({ error }) => error !== null).length;
  return { ...NOTHING, sent: outcomes.length - count, failed: count };
}
