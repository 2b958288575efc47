import { randomUUID } from "node:crypto";

import { disconnect } from "@/lib/db/client";
import { beat } from "@/lib/jobs/commands";
import { runLoop, type Round } from "@/lib/jobs/loop";
import { startSchedules } from "@/lib/jobs/schedule";
import { forgetOldHits } from "@/lib/limits/commands";
import { logError, logInfo } from "@/lib/log";
import { forgetOldLetters } from "@/lib/mail/commands";
import { deliverLetters } from "@/lib/mail/delivery/commands";
import { BATCH_LETTERS_MAX } from "@/lib/mail/schema";
import { forgetOldSessions } from "@/lib/organizers/commands";
import { forgetPending } from "@/lib/signatures/commands";
import { forgetStreets, settleDistricts, STREETS_AT_ONCE_MAX } from "@/lib/signatures/districts/commands";
import { foldTally } from "@/lib/signatures/tally/commands";
import { FOLDED_ENTRIES_MAX } from "@/lib/signatures/tally/schema";
import { forgetSubscriptions } from "@/lib/subscriptions/commands";
import { SECOND } from "@/lib/time";

// Polling, not NOTIFY: a NOTIFY takes a lock that all committing transactions of the database queue for.
const LETTERS_REST_MILLISECONDS = 300;
const FOLDING_REST_MILLISECONDS = 500;
const STREETS_REST_MILLISECONDS = SECOND;
const HEARTBEAT_MILLISECONDS = 5 * SECOND;

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());
// The process that started this one is gone: so must we be.
process.on("disconnect", () => stopping.abort());

const workerId = randomUUID();
const { signal } = stopping;

const loops = Promise.all([
  runLoop({ name: "deliver-letters", restMilliseconds: LETTERS_REST_MILLISECONDS, work: deliver, signal }),
  runLoop({ name: "fold-tally", restMilliseconds: FOLDING_REST_MILLISECONDS, work: fold, signal }),
  runLoop({ name: "settle-districts", restMilliseconds: STREETS_REST_MILLISECONDS, work: settle, signal }),
  runLoop({ name: "heartbeat", restMilliseconds: HEARTBEAT_MILLISECONDS, work: tellThatWeLive, signal }),
  keepSchedules(),
]);
logInfo("worker-started", { worker: workerId });

await loops;
await disconnect();
logInfo("worker-stopped", { worker: workerId });
process.exit(0);

async function deliver(): Promise<Round> {
  const { sent, failed, waitMilliseconds, trouble } = await deliverLetters(new Date());
  if (trouble) logInfo("letters-kept", { trouble, waitMilliseconds });
  return { more: sent + failed >= BATCH_LETTERS_MAX, restMilliseconds: waitMilliseconds };
}

async function fold(): Promise<Round> {
  return { more: await foldTally() >= FOLDED_ENTRIES_MAX };
}

async function settle(): Promise<Round> {
  return { more: await settleDistricts(new Date()) >= STREETS_AT_ONCE_MAX };
}

async function tellThatWeLive(): Promise<Round> {
  await beat(workerId, new Date());
  return { more: false };
}

/** Starts the schedules, however long the database takes to be there, and stops them at the end. */
async function keepSchedules(): Promise<void> {
  const schedules = [
    { name: "forget-pending-signatures", cron: "17 * * * *", work: () => untilDone(() => forgetPending(new Date())) },
    { name: "forget-streets", cron: "27 * * * *", work: () => untilDone(() => forgetStreets(new Date())) },
    { name: "forget-subscriptions", cron: "7 * * * *", work: () => untilDone(() => forgetSubscriptions(new Date())) },
    { name: "forget-limit-hits", cron: "37 * * * *", work: () => untilDone(() => forgetOldHits(new Date())) },
    { name: "forget-letters", cron: "47 * * * *", work: () => untilDone(() => forgetOldLetters(new Date())) },
    { name: "forget-organizer-sessions", cron: "57 * * * *", work: () => untilDone(() => forgetOldSessions(new Date())) },
  ];
  const starting = new AbortController();
  const done = AbortSignal.any([signal, starting.signal]);
  let stop: (() => Promise<void>) | undefined;
  await runLoop({
    name: "start-schedules", restMilliseconds: SECOND, signal: done,
    work: async () => { stop = await startSchedules(schedules); starting.abort(); return { more: false }; },
  });
  if (!signal.aborted) await new Promise((resolve) => { signal.addEventListener("abort", resolve, { once: true }); });
  await stop?.().catch((error: unknown) => logError("schedules-failed", error));
}

/** Repeats a bounded step until it finds no more; a hundred steps are enough for one run. */
async function untilDone(step: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let round = 0; round < 100; round += 1) {
    const done = await step();
    total += done;
    if (done === 0) break;
  }
  return total;
}
