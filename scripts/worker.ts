import { randomUUID } from "node:crypto";

import { startDrawing } from "@/drawings/packet/drawing";
import { recordAuditHead } from "@/lib/audit/commands";
import { disconnect } from "@/lib/db/client";
import { directUrl } from "@/lib/db/pool";
import { BUILDING_REST_MILLISECONDS, buildPackets } from "@/lib/deliveries/building/commands";
import { expireData } from "@/lib/deliveries/expiry/commands";
import { purgePacketFiles } from "@/lib/deliveries/retention/commands";
import { recordHeartbeat } from "@/lib/jobs/commands";
import { env } from "@/lib/env";
import { runLoop, type Round } from "@/lib/jobs/loop";
import { startSchedules } from "@/lib/jobs/schedule";
import { purgeRateLimits } from "@/lib/limits/commands";
import { processUpload } from "@/lib/lawmakers/uploads/commands";
import { logError, logInfo } from "@/lib/log";
import { endOldEmails } from "@/lib/mail/commands";
import { purgeTexts } from "@/lib/mail/shared-texts/commands";
import { sendEmails } from "@/lib/mail/sending/commands";
import { BATCH_EMAILS_MAX } from "@/lib/mail/schema";
import { purgeOldSessions } from "@/lib/organizers/commands";
import { purgeApiKeys } from "@/lib/organizers/api-keys/commands";
import { recountBreakdown } from "@/lib/signatures/breakdown/commands";
import { purgeStreets, settleDistricts, STREETS_AT_ONCE_MAX } from "@/lib/signatures/districts/commands";
import { MATCHED_AT_ONCE_MAX, matchSignatures } from "@/lib/signatures/districts/matching/commands";
import { recordGoalCrossings } from "@/lib/signatures/goals/commands";
import { writeDailyCounts } from "@/lib/signatures/daily-counts/commands";
import { recountMailBoard } from "@/lib/signatures/mail-board/commands";
import { DOMAINS_AT_ONCE_MAX, flagBusySources, lookUpDomains, purgeMailDomains } from "@/lib/signatures/flags/commands";
import { settlePaperDoubles } from "@/lib/signatures/paper/commands";
import { purgeRemovalLists } from "@/lib/signatures/removals/commands";
import { dropReminders, REMINDED_AT_ONCE_MAX, remindUnconfirmed } from "@/lib/signatures/reminding/commands";
import { stepRemovals } from "@/lib/signatures/removals/running/commands";
import { watchForms } from "@/lib/signatures/spikes/commands";
import { indexNames, NAMES_AT_ONCE_MAX } from "@/lib/signatures/search/commands";
import { foldTally } from "@/lib/signatures/tally/commands";
import { FOLDED_ENTRIES_MAX } from "@/lib/signatures/tally/schema";
import { listTextIds } from "@/lib/updates/queries";
import { ASKING_REST_MILLISECONDS, askLists, checkLists, purgeAsked } from "@/lib/signatures/lists/asking/commands";
import { purgeLists } from "@/lib/signatures/lists/commands";
import { continueUpdates, purgeRecipients } from "@/lib/updates/sending/commands";
import { MINUTE, SECOND } from "@/lib/time";
import { purgeWebhooks } from "@/lib/webhooks/commands";
import { finishWebhooks, sendWebhooks } from "@/lib/webhooks/sending/commands";

import packageJson from "../package.json";
import { keepProcessRow } from "./keep-process-row.ts";

// Polling, not NOTIFY: a NOTIFY takes a lock that all committing transactions of the database queue for.
const EMAILS_REST_MILLISECONDS = 300;
const FOLDING_REST_MILLISECONDS = 500;
const STREETS_REST_MILLISECONDS = SECOND;
const MATCHING_REST_MILLISECONDS = 5 * SECOND;
const NAMES_REST_MILLISECONDS = 5 * SECOND;
// Of the two jobs that may have millions to do.
const RESTS_A_ROUND = 3;
const PAPER_REST_MILLISECONDS = MINUTE;
const REMINDING_REST_MILLISECONDS = MINUTE;
const UPLOADS_REST_MILLISECONDS = 2 * SECOND;
const WATCHING_REST_MILLISECONDS = 20 * SECOND;
const DOMAINS_REST_MILLISECONDS = 2 * SECOND;
const REMOVALS_REST_MILLISECONDS = SECOND;
const UPDATES_REST_MILLISECONDS = SECOND;
const WEBHOOKS_REST_MILLISECONDS = SECOND;
// Between steps, so that signing has the database in between.
const REMOVALS_PAUSE_MILLISECONDS = 20;
// A hundred million signatures take that long.
const BACKUP_SECONDS_MAX = 12 * 60 * 60;
const HEARTBEAT_MILLISECONDS = 5 * SECOND;

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());
// The parent process has ended, so this one stops as well.
process.on("disconnect", () => stopping.abort());

const workerId = randomUUID();
const { signal } = stopping;
// At the start too: the last process may have ended between folding and this.
let areGoalsDue = true;
const tracing = await startTracesOf(env);

const loops = Promise.all([
  runLoop({ name: "send-emails", restMilliseconds: EMAILS_REST_MILLISECONDS, work: send, signal }),
  runLoop({ name: "fold-tally", restMilliseconds: FOLDING_REST_MILLISECONDS, work: fold, signal }),
  runLoop({ name: "settle-districts", restMilliseconds: STREETS_REST_MILLISECONDS, work: settle, signal }),
  runLoop({ name: "match-signatures", restMilliseconds: MATCHING_REST_MILLISECONDS, work: match, signal }),
  runLoop({ name: "index-names", restMilliseconds: NAMES_REST_MILLISECONDS, work: index, signal }),
  runLoop({ name: "settle-paper", restMilliseconds: PAPER_REST_MILLISECONDS, work: settlePaper, signal }),
  runLoop({ name: "build-packets", restMilliseconds: BUILDING_REST_MILLISECONDS, work: build, signal }),
  runLoop({ name: "process-uploads", restMilliseconds: UPLOADS_REST_MILLISECONDS, work: importUploads, signal }),
  runLoop({ name: "remind-unconfirmed", restMilliseconds: REMINDING_REST_MILLISECONDS, work: remind, signal }),
  runLoop({ name: "watch-forms", restMilliseconds: WATCHING_REST_MILLISECONDS, work: watch, signal }),
  runLoop({ name: "look-up-domains", restMilliseconds: DOMAINS_REST_MILLISECONDS, work: lookUp, signal }),
  runLoop({ name: "send-updates", restMilliseconds: UPDATES_REST_MILLISECONDS, work: updates, signal }),
  runLoop({ name: "send-webhooks", restMilliseconds: WEBHOOKS_REST_MILLISECONDS, work: webhooks, signal }),
  runLoop({ name: "check-lists", restMilliseconds: UPDATES_REST_MILLISECONDS, work: lists, signal }),
  runLoop({ name: "ask-lists", restMilliseconds: ASKING_REST_MILLISECONDS, work: asking, signal }),
  runLoop({ name: "step-removals", restMilliseconds: REMOVALS_REST_MILLISECONDS, work: removals, signal }),
  runLoop({ name: "heartbeat", restMilliseconds: HEARTBEAT_MILLISECONDS, work: sendHeartbeat, signal }),
  keepSchedules(),
]);
logInfo("worker-started", { worker: workerId });

const removeProcessRow = keepProcessRow("worker");

await loops;
await finishWebhooks();
await removeProcessRow();
await disconnect();
await tracing?.stop();
logInfo("worker-stopped", { worker: workerId });
process.exit(0);

// Loaded only where it is wanted.
async function startTracesOf({ OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: typeof env) {
  if (endpoint === undefined) return null;
  const { startTracing } = await import("./serve/tracing.ts");
  return startTracing({ endpoint, version: packageJson.version });
}

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
  return unhurried(async () => (await matchSignatures()) >= MATCHED_AT_ONCE_MAX);
}

async function index(): Promise<Round> {
  return unhurried(async () => (await indexNames()) >= NAMES_AT_ONCE_MAX);
}

/**
 * A round of work for which nobody waits. After a redraw a whole state is matched again, for example. It rests three times as long
 * as it works, so that most of the database is left to signers.
 */
async function unhurried(work: () => Promise<boolean>): Promise<Round> {
  const began = performance.now();
  const more = await work();
  return { more, ...(more && { restMilliseconds: (performance.now() - began) * RESTS_A_ROUND }) };
}

async function updates(): Promise<Round> {
  return { more: await continueUpdates(new Date()) };
}

async function webhooks(): Promise<Round> {
  await sendWebhooks(() => new Date());
  return { more: false };
}

async function lists(): Promise<Round> {
  return unhurried(checkLists);
}

async function asking(): Promise<Round> {
  await askLists(new Date());
  return { more: false };
}

async function settlePaper(): Promise<Round> {
  return { more: (await settlePaperDoubles()) > 0 };
}

async function build(): Promise<Round> {
  return { more: (await buildPackets(new Date(), startDrawing)) > 0 };
}

async function importUploads(): Promise<Round> {
  return { more: (await processUpload(new Date())) > 0 };
}

async function remind(): Promise<Round> {
  await dropReminders(new Date());
  return unhurried(async () => (await remindUnconfirmed(new Date())) >= REMINDED_AT_ONCE_MAX);
}

async function watch(): Promise<Round> {
  await watchForms(new Date());
  await flagBusySources(new Date());
  return { more: false };
}

async function lookUp(): Promise<Round> {
  return { more: (await lookUpDomains()) >= DOMAINS_AT_ONCE_MAX };
}

async function removals(): Promise<Round> {
  return (await stepRemovals(new Date())) > 0
    ? { more: true, restMilliseconds: REMOVALS_PAUSE_MILLISECONDS }
    : { more: false };
}

async function sendHeartbeat(): Promise<Round> {
  await recordHeartbeat(workerId, new Date());
  return { more: false };
}

/** Starts the schedules as soon as the database is available, and stops them at the end. */
async function keepSchedules(): Promise<void> {
  const schedules = [
    // At night in the United States.
    { name: "expire-data", cron: "10 9 * * *", work: expire },
    { name: "purge-mail-domains", cron: "42 * * * *", work: () => untilDone(() => purgeMailDomains(new Date())) },
    { name: "purge-removal-lists", cron: "22 * * * *", work: () => untilDone(() => purgeRemovalLists()) },
    { name: "purge-lists", cron: "32 * * * *", work: () => purgeLists(new Date()) },
    { name: "purge-asked", cron: "17 * * * *", work: () => purgeAsked() },
    { name: "purge-streets", cron: "27 * * * *", work: () => untilDone(() => purgeStreets(new Date())) },
    { name: "purge-rate-limits", cron: "37 * * * *", work: () => untilDone(() => purgeRateLimits(new Date())) },
    { name: "purge-packet-files", cron: "52 * * * *", work: () => untilDone(() => purgePacketFiles(new Date())) },
    { name: "end-old-emails", cron: "47 * * * *", work: () => untilDone(() => endEmails(new Date())) },
    {
      name: "purge-organizer-sessions",
      cron: "57 * * * *",
      work: () => untilDone(() => purgeOldSessions(new Date())),
    },
    { name: "purge-api-keys", cron: "7 10 * * *", work: () => purgeApiKeys(new Date()) },
    { name: "purge-webhooks", cron: "17 * * * *", work: () => untilDone(() => purgeWebhooks(new Date())) },
    // Only the first run of a day writes, so a worker that was down at midnight writes later.
    { name: "write-daily-counts", cron: "4 * * * *", work: () => writeDailyCounts(new Date()) },
    { name: "recount-breakdown", cron: "*/10 * * * *", work: () => recountBreakdown(new Date()) },
    { name: "recount-mail-board", cron: "5-59/10 * * * *", work: () => recountMailBoard(new Date()) },
    // Only the first run of a day records, so a worker that was down at midnight records later.
    { name: "record-audit-head", cron: "2 * * * *", work: () => recordAuditHead(new Date()) },
    ...(env.BACKUP_DIR
      ? [{ name: "back-up", cron: "40 7 * * *", work: backUp, expireSeconds: BACKUP_SECONDS_MAX }]
      : []),
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

async function expire(): Promise<number> {
  return Object.values(await expireData(new Date())).reduce((sum, rows) => sum + rows, 0);
}

async function backUp(): Promise<number> {
  // Loaded only where it is used.
  const { backUpDaily } = await import("./database/backup/daily");
  return backUpDaily({ url: directUrl(), folder: env.BACKUP_DIR!, keep: env.BACKUP_KEEP, signal }, new Date());
}

async function endEmails(now: Date): Promise<number> {
  return (await endOldEmails(now)) + (await purgeRecipients(now)) + (await purgeTexts(now, await listTextIds()));
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
