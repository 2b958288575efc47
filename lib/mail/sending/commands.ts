import "server-only";

import { randomUUID } from "node:crypto";

import { query } from "../../db/client";
import { findSwitches } from "../../limits/queries";
import { setSwitch } from "../../limits/commands";
import type { Switches } from "../../limits/schema";
import { addMilliseconds, SECOND } from "../../time";
import { compose, type Composed, type SealedEmail } from "../composing";
import { BATCH_EMAILS_MAX, LEASE_MILLISECONDS } from "../schema";
import { sendBatch, type Reply } from "../transport";
import {
  isTooOldToRepeat,
  meaningOf,
  meansOurSettings,
  retryWait,
  SENDER_REFUSED,
  withoutEmail,
  type ApiError,
} from "./rules";
import { CLAIM, HALVE, KEEP, EMAILS_OF_BATCH, RELEASE, SETTLE, TAKE_OVER } from "./statements";

export interface SendingRound {
  sent: number;
  failed: number;
  /** Emails that are kept for a later try. */
  kept: number;
  /** Nothing was due. */
  idle: boolean;
  /** How long to wait before the next call, by the pace of the service. */
  waitMilliseconds: number;
  /** What the service answered when it took nothing, for the log. Never holds an address. */
  trouble: string | null;
}

interface Batch {
  id: string;
  createdAt: Date;
  attempts: number;
  leasedUntil: Date;
}

interface Outcome {
  email: string;
  providerId: string | null;
  error: string | null;
}

// The time of the next try is in the database. A worker looks again sooner, since people can change things meanwhile.
const REST_MILLISECONDS_MAX = 5 * SECOND;

const NOTHING: SendingRound = { sent: 0, failed: 0, kept: 0, idle: false, waitMilliseconds: 0, trouble: null };

/**
 * One step of delivery: takes over a batch that a crash or trouble left behind, else claims up to 100 waiting emails,
 * and hands them to the service in one request. Whatever dies at whatever point, the batch stays open and is sent again
 * with its own key, under which the service sends each email once. Any number of workers may call this at once.
 */
export async function sendEmails(now: Date): Promise<SendingRound> {
  const started = performance.now();
  const clock = () => addMilliseconds(now, Math.round(performance.now() - started));

  if (isMailPaused(await findSwitches(), now)) return { ...NOTHING, idle: true };
  const batch = (await takeOver(now)) ?? (await claim(now));
  if (!("id" in batch)) return { ...NOTHING, failed: batch.suppressed, idle: batch.suppressed === 0 };
  const { rows: emails } = await query<SealedEmail>("emails-of-batch", EMAILS_OF_BATCH, [batch.id]);
  if (isTooOldToRepeat(batch.createdAt, now)) return giveUp(batch, emails, now);

  const { composed, broken } = await compose(emails);
  const failed = broken.map(({ email, error }) => ({ email, providerId: null, error }));
  if (composed.length === 0) return settle(batch, failed, clock());
  const reply = await sendBatch(
    composed.map(({ message }) => message),
    batch.id,
  );
  if (!reply.ok) return handleTrouble(batch, composed, failed, reply.error, clock());
  return settleReply(batch, composed, failed, reply, clock());
}

function isMailPaused({ mailPaused, mailPausedUntil }: Switches, now: Date): boolean {
  return mailPaused || (mailPausedUntil !== null && mailPausedUntil > now);
}

async function takeOver(now: Date): Promise<Batch | undefined> {
  const { rows } = await query<Batch>("take-over-batch", TAKE_OVER, [now, addMilliseconds(now, LEASE_MILLISECONDS)]);
  return rows[0];
}

async function claim(now: Date): Promise<Batch | { suppressed: number }> {
  const batch = {
    id: randomUUID(),
    createdAt: now,
    attempts: 1,
    leasedUntil: addMilliseconds(now, LEASE_MILLISECONDS),
  };
  const { rows } = await query<{ suppressed: boolean }>("claim-emails", CLAIM, [
    now,
    batch.leasedUntil,
    batch.id,
    BATCH_EMAILS_MAX,
  ]);
  const suppressed = rows.filter((row) => row.suppressed).length;
  return suppressed < rows.length ? batch : { suppressed };
}

/** A batch that may have been taken, long enough ago that a second request could be a second copy, is not repeated. */
async function giveUp(batch: Batch, emails: SealedEmail[], now: Date): Promise<SendingRound> {
  if (batch.attempts === 1) return release(batch, emails.length, now);
  return settle(
    batch,
    emails.map(({ id }) => ({ email: id, providerId: null, error: "no answer within 23 hours" })),
    now,
  );
}

async function settleReply(
  batch: Batch,
  composed: Composed[],
  failed: Outcome[],
  reply: Reply & { ok: true },
  now: Date,
): Promise<SendingRound> {
  const outcomes = composed.map(({ email, message }, place) => {
    const { providerId, refusal } = reply.answers[place]!;
    return {
      email,
      providerId,
      error: refusal === null ? null : `refused: ${withoutEmail(refusal, message.to)}`.slice(0, 200),
    };
  });
  const nothingTaken = reply.answers.every(({ refusal }) => refusal !== null && meansOurSettings({ message: refusal }));
  if (nothingTaken) return handleTrouble(batch, composed, failed, SENDER_REFUSED, now);
  return { ...(await settle(batch, [...failed, ...outcomes], now)), waitMilliseconds: reply.waitMilliseconds };
}

async function handleTrouble(
  batch: Batch,
  composed: Composed[],
  failed: Outcome[],
  error: ApiError,
  now: Date,
): Promise<SendingRound> {
  const meaning = meaningOf(error);
  const trouble = `${error.name.slice(0, 60)} (${error.status ?? "no answer"})`;
  const count = composed.length;
  switch (meaning.what) {
    case "taken":
      return settle(
        batch,
        [...failed, ...composed.map(({ email }) => ({ email, providerId: null, error: null }))],
        now,
      );
    case "unknown":
      return { ...(await keep(batch, count, retryWait(batch.attempts), false, now)), trouble };
    case "too-fast":
      return { ...(await keep(batch, count, meaning.waitMilliseconds, true, now)), trouble };
    case "pause":
      await setSwitch(null, "mail-paused-until", addMilliseconds(now, meaning.waitMilliseconds).toISOString(), now);
      // Free to go into another batch later, unless an earlier request of this one may have been taken.
      if (batch.attempts === 1) return { ...(await release(batch, count, now)), trouble };
      return { ...(await keep(batch, count, meaning.waitMilliseconds, true, now)), trouble };
    case "refused":
      if (count === 1 && composed[0]) {
        const text = `refused: ${withoutEmail(error.message, composed[0].message.to)}`.slice(0, 200);
        return settle(batch, [...failed, { email: composed[0].email, providerId: null, error: text }], now);
      }
      return { ...(await halve(batch, count, now)), trouble };
  }
}

async function settle(batch: Batch, outcomes: Outcome[], now: Date): Promise<SendingRound> {
  await query("settle-batch", SETTLE, [
    batch.id,
    now,
    outcomes.map(({ email }) => email),
    outcomes.map(({ providerId }) => providerId),
    outcomes.map(({ error }) => error),
  ]);
  const failed = outcomes.filter(({ error }) => error !== null).length;
  return { ...NOTHING, sent: outcomes.length - failed, failed };
}

async function keep(
  batch: Batch,
  kept: number,
  waitMilliseconds: number,
  certainlyNotTaken: boolean,
  now: Date,
): Promise<SendingRound> {
  await query("keep-batch", KEEP, [
    now,
    batch.id,
    batch.leasedUntil,
    addMilliseconds(now, waitMilliseconds),
    certainlyNotTaken ? 1 : 0,
  ]);
  return { ...NOTHING, kept, waitMilliseconds: Math.min(waitMilliseconds, REST_MILLISECONDS_MAX) };
}

async function release(batch: Batch, kept: number, now: Date): Promise<SendingRound> {
  await query("release-batch", RELEASE, [batch.id, now, batch.leasedUntil]);
  return { ...NOTHING, kept };
}

async function halve(batch: Batch, kept: number, now: Date): Promise<SendingRound> {
  await query("halve-batch", HALVE, [batch.id, now, batch.leasedUntil, randomUUID(), randomUUID()]);
  return { ...NOTHING, kept };
}
