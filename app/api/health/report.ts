import { setTimeout as wait } from "node:timers/promises";

import packageJson from "@/package.json";
import { probeWrite } from "@/lib/jobs/commands";
import { countFailedPackets } from "@/lib/deliveries/building/queries";
import { findLastHeartbeat } from "@/lib/jobs/queries";
import { isWorkerAway } from "@/lib/jobs/rules";
import { findSwitches } from "@/lib/limits/queries";
import { keep } from "@/lib/keep";
import { logError } from "@/lib/log";
import { findLeftUnderCap } from "@/lib/mail/sending/batches/queries";
import { findEmailCounts, findMailTrouble } from "@/lib/mail/queries";
import { isMailStuck } from "@/lib/mail/rules";
import { countSuppressedAdmins } from "@/lib/organizers/suppression/queries";
import { keptTallyGap } from "@/lib/signatures/tally/queries";
import { SECOND } from "@/lib/time";

// Monitors need a response in time, so a database that takes longer than this counts as away.
const READ_MILLISECONDS_MAX = 6 * SECOND;
const WRITE_MILLISECONDS_MAX = 4 * SECOND;

// Anybody may request this as often as they like, so a process queries the database at most this often.
const findReadings = keep(2 * SECOND, () => logged(within(READ_MILLISECONDS_MAX, read())));
const write = keep(5 * SECOND, () => logged(within(WRITE_MILLISECONDS_MAX, probeWrite(new Date()))));

export interface HealthReport {
  httpStatus: 200 | 503;
  body: Record<string, unknown>;
}

/** The health of the site: 200 while it can do its work, 503 where it cannot, with the same shape in both cases. */
export async function reportHealth(): Promise<HealthReport> {
  const [readings, written] = await Promise.allSettled([findReadings(), write()]);
  if (readings.status === "rejected") return unavailable;
  const { emails, lastSeenSeconds, isAway, gap, isStuck, warnings } = readings.value;
  const canWrite = written.status === "fulfilled";
  const trouble = !canWrite ? "database-cannot-write" : gap !== 0 ? "tally-gap" : isStuck ? "mail-stuck" : null;
  return report(trouble === null ? 200 : 503, {
    // Without a worker emails wait and the site still serves. So this is a warning, and no reason to take a server out.
    status: trouble ?? (isAway ? "worker-away" : "ok"),
    database: canWrite ? "ok" : "cannot-write",
    emails,
    tally: { gap },
    worker: { lastSeenSeconds },
    warnings,
  });
}

async function read() {
  const now = new Date();
  const [{ waiting, oldestSeconds, failed }, trouble, switches, gap, lastSeenAt, suppressedAdmins, failedPackets] =
    await Promise.all([
      findEmailCounts(now),
      findMailTrouble(now),
      findSwitches(),
      keptTallyGap(),
      findLastHeartbeat(),
      countSuppressedAdmins(now),
      countFailedPackets(),
    ]);
  const { mailDailyMax, mailPausedUntil } = switches;
  const isCapReached = mailDailyMax !== null && (await findLeftUnderCap(mailDailyMax, now)) === 0;
  return {
    emails: { waiting, oldestSeconds, failed },
    isStuck: isMailStuck(oldestSeconds, { mailPaused: switches.mailPaused, isCapReached }),
    gap,
    isAway: isWorkerAway(lastSeenAt, now),
    lastSeenSeconds: lastSeenAt && Math.max(0, Math.round((now.getTime() - lastSeenAt.getTime()) / SECOND)),
    warnings: [
      ...(trouble.batches > 0 ? ["emails-in-trouble"] : []),
      ...(trouble.givenUp > 0 ? ["emails-given-up"] : []),
      ...(mailPausedUntil && mailPausedUntil > now ? ["mail-service-asked-to-wait"] : []),
      ...(isCapReached ? ["mail-cap-reached"] : []),
      ...(suppressedAdmins > 0 ? ["admin-suppressed"] : []),
      ...(failedPackets > 0 ? ["packets-failed"] : []),
    ],
  };
}

const unavailable = report(503, {
  status: "database-unavailable",
  database: "unavailable",
  emails: { waiting: null, oldestSeconds: null, failed: null },
  tally: { gap: null },
  worker: { lastSeenSeconds: null },
  warnings: [],
});

function report(
  httpStatus: HealthReport["httpStatus"],
  { status, ...rest }: { status: string } & Record<string, unknown>,
) {
  return { httpStatus, body: { status, version: packageJson.version, ...rest } };
}

async function within<Value>(milliseconds: number, work: Promise<Value>): Promise<Value> {
  const done = new AbortController();
  const tooLate = wait(milliseconds, undefined, { signal: done.signal, ref: false }).then(() => {
    throw new Error(`no response within ${milliseconds} ms`);
  });
  return Promise.race([work, tooLate]).finally(() => done.abort());
}

async function logged<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    logError("health-failed", error);
    throw error;
  }
}
