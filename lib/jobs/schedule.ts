import "server-only";

import { PgBoss } from "pg-boss";

import { env } from "../env";
import { logError, logInfo } from "../log";
import { traceJob } from "../tracing";

export interface Schedule {
  name: string;
  /** A cron expression of five fields, in UTC. */
  cron: string;
  /** One run, which pg-boss gives to one worker only. Returns how much it did. */
  work: () => Promise<number>;
  /** How long a run may take before it counts as failed, if longer than most. */
  expireSeconds?: number;
}

// The run of the next night does what a failed one left, so a few retries are enough.
const RETRIES_MAX = 3;
const RETRY_SECONDS = 60;
const EXPIRE_SECONDS = 30 * 60;

/**
 * Starts the schedules, ends those of an earlier version, and returns a function that stops them. Several workers may call
 * this: each run happens once.
 */
export async function startSchedules(schedules: Schedule[]): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    connectionString: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
    max: 2,
    application_name: "safe-harbor-schedules",
  });
  boss.on("error", (error) => logError("schedules-failed", error));
  await boss.start();
  // Their queues stay, empty: a worker of the version before, which may still run beside this one, polls them.
  for (const { name } of await boss.getSchedules())
    if (!schedules.some((each) => each.name === name)) await boss.unschedule(name);
  for (const { name, cron, work, expireSeconds } of schedules) {
    await boss.createQueue(name, {
      policy: "exclusive",
      retryLimit: RETRIES_MAX,
      retryDelay: RETRY_SECONDS,
      retryBackoff: true,
      expireInSeconds: expireSeconds ?? EXPIRE_SECONDS,
    });
    await boss.schedule(name, cron, undefined, { tz: "UTC" });
    await boss.work(name, { pollingIntervalSeconds: 30 }, async () => {
      logInfo("schedule-ran", { schedule: name, done: await traceJob(name, work) });
    });
  }
  return () => boss.stop({ graceful: true, timeout: 5_000 });
}
