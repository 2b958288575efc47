import { randomUUID } from "node:crypto";

import { startDrawing } from "@/drawings/packet/drawing";
import { recordAuditHead } from "@/lib/audit/commands";
import { disconnect } from "@/lib/db/client";
import { BUILDING_REST_MILLISECONDS, buildPackets } from "@/lib/deliveries/building/commands";
import { purgePacketFiles } from "@/lib/deliveries/retention/commands";
import { recordHeartbeat } from "@/lib/jobs/commands";
import { runLoop, type Round } from "@/lib/jobs/loop";
import { startSchedules } from "@/lib/jobs/schedule";
import { purgeRateLimits } from "@/lib/limits/commands";
import { processUpload } from "@/lib/lawmakers/uploads/commands";
import { logError, logInfo } from "@/lib/log";
import { purgeOldEmails } from "@/lib/mail/commands";
import { sendEmails } from "@/lib/mail/sending/commands";
import { BATCH_EMAILS_MAX } from "@/lib/mail/schema";
import { purgeOldSessions } from "@/lib/organizers/commands";
import { purgePending } from "@/lib/signatures/commands";
import { purgeStreets, settleDistricts, STREETS_AT_ONCE_MAX } from "@/lib/signatures/districts/commands";
import { MATCHED_AT_ONCE_MAX, matchSignatures } from "@/lib/signatures/districts/matching/commands";
import { recordGoalCrossings } from "@/lib/signatures/goals/commands";
import { settlePaperDoubles } from "@/lib/signatures/paper/commands";
import { foldTally } from "@/lib/signatures/tally/commands";
import { FOLDED_ENTRIES_MAX } from "@/lib/signatures/tally/schema";
import { purgeSubscriptions } from "@/lib/subscriptions/commands";
import { MINUTE, SECOND } from "@/lib/time";

// Polling, not NOTIFY: a NOTIFY takes a lock that all committing transactions of the database queue for.
const EMAILS_REST_MILLISECONDS = 300;
const FOLDING_REST_MILLISECONDS = 500;
const STREETS_REST_MILLISECONDS = SECOND;
const MATCHING_REST_MILLISECONDS = 5 * SECOND;
const PAPER_REST_MILLISECONDS = MINUTE;
const UPLOADS_REST_MILLISECONDS = 2 * SECOND;
const HEARTBEAT_MILLISECONDS = 5 * SECOND;

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());
// The parent process has ended, so this one stops as well.
process.on("disconnect", () => stopping.abort());

const workerId = randomUUID();
const { signal } = stopping;
// At the start too: the last process may have ended between folding and this.
let areGoalsDue = true;

const loops = Promise.all([
  runLoop({ name: "send-emails", restMilliseconds: EMAILS_REST_MILLISECONDS, work: send, signal }),
  runLoop({ name: "fold-tally", restMilliseconds: FOLDING_REST_MILLISECONDS, work: fold, signal }),
  runLoop({ name: "settle-districts", restMilliseconds: STREETS_REST_MILLISECONDS, work: settle, signal }),
  runLoop({ name: "match-signatures", restMilliseconds: MATCHING_REST_MILLISECONDS, work: match, signal }),
  runLoop({ name: "settle-paper", restMilliseconds: PAPER_REST_MILLISECONDS, work: settlePaper, signal }),
  runLoop({ name: "build-packets", restMilliseconds: BUILDING_REST_MILLISECONDS, work: build, signal }),
  runLoop({ name: "process-uploads", restMilliseconds: UPLOADS_REST_MILLISECONDS, work: importUploads, signal }),
  runLoop({ name: "heartbeat", restMilliseconds: HEARTBEAT_MILLISECONDS, work: sendHeartbeat, signal }),
  keepSchedules(),
]);
logInfo("worker-started", { worker: workerId });

await loops;
await disconnect();
logInfo("worker-stopped", { worker: workerId });
process.exit(0);

async function send(): Promise<Round> {
  const { sent, failed, waitMilliseconds, trouble } = await sendEmails(new Date());
  if (trouble) logInfo("emails-kept", { trouble, waitMilliseconds });
  return { more: sent + failed >= BATCH_EMAILS_MAX, restMilliseconds: waitMilliseconds };
}

async function fold(): Promise<Round> {
  const folded = await foldTally();
  areGoalsDue ||= folded > 0;
  if (areGoalsDue) await recordGoalCrossings(new Date());
  areGoalsDue = false;
  return { more: folded >= FOLDED_ENTRIES_MAX };
}

async function settle(): Promise<Round> {
  return { more: (await settleDistricts(new Date())) >= STREETS_AT_ONCE_MAX };
}

async function match(): Promise<Round> {
  return { more: (await matchSignatures()) >= MATCHED_AT_ONCE_MAX };
}

async function settlePaper(): Promise<Round> {
  await settlePaperDoubles();
  return { more: false };
}

async function build(): Promise<Round> {
  return { more: (await buildPackets(new Date(), startDrawing)) > 0 };
}

async function importUploads(): Promise<Round> {
  return { more: (await processUpload(new Date())) > 0 };
}

async function sendHeartbeat(): Promise<Round> {
  await recordHeartbeat(workerId, new Date());
  return { more: false };
}

/** Starts the schedules as soon as the database is available, and stops them at the end. */
async function keepSchedules(): Promise<void> {
  const schedules = [
    { name: "purge-pending-signatures", cron: "17 * * * *", work: () => untilDone(() => purgePending(new Date())) },
    { name: "purge-streets", cron: "27 * * * *", work: () => untilDone(() => purgeStreets(new Date())) },
    { name: "purge-subscriptions", cron: "7 * * * *", work: () => untilDone(() => purgeSubscriptions(new Date())) },
    { name: "purge-rate-limits", cron: "37 * * * *", work: () => untilDone(() => purgeRateLimits(new Date())) },
    { name: "purge-packet-files", cron: "52 * * * *", work: () => untilDone(() => purgePacketFiles(new Date())) },
    { name: "purge-emails", cron: "47 * * * *", work: () => untilDone(() => purgeOldEmails(new Date())) },
    {
      name: "purge-organizer-sessions",
      cron: "57 * * * *",
      work: () => untilDone(() => purgeOldSessions(new Date())),
    },
    // Only the first run of a day records, so a worker that was down at midnight records later.
    { name: "record-audit-head", cron: "2 * * * *", work: () => recordAuditHead(new Date()) },
  ];
  const starting = new AbortController();
  const done = AbortSignal.any([signal, starting.signal]);
  let stop: (() => Promise<void>) | undefined;
  await runLoop({
    name: "start-schedules",
    restMilliseconds: SECOND,
    signal: done,
    work: async () => {
      stop = await startSchedules(schedules);
      starting.abort();
      return { more: false };
    },
  });
  if (!signal.aborted)
    await new Promise((resolve) => {
      signal.addEventListener("abort", resolve, { once: true });
    });
  await stop?.().catch((error: unknown) => logError("schedules-failed", error));
}

/** Repeats a bounded step until nothing is left, at most a hundred times in one run. */
async function untilDone(step: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let round = 0; round < 100; round += 1) {
    const done = await step();
    total += done;
    if (done === 0) break;
  }
  return total;
}
