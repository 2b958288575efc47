import "server-only";

import { PgBoss } from "pg-boss";

import { env } from "../env";
import { logError, logInfo } from "../log";

export interface Schedule {
  name: string;
  /** Five fields, UTC. */
  cron: string;
  /** One run, wherever it runs: pg-boss hands each to one worker only. Returns how much it did. */
  work: () => Promise<number>;
}

// A missed night is made up for by the next one, so a failed run is tried a few times and then left.
const RETRIES_MAX = 3;
const RETRY_SECONDS = 60;
const EXPIRE_SECONDS = 30 * 60;

/**
 * Starts the schedules, ends those of an earlier version, and returns how to stop. Several workers may call this: each run
 * happens once.
 */
export async function startSchedules(schedules: Schedule[]): Promise<() => Promise<void>> {
  const boss = new PgBoss({ connectionString: env.DATABASE_URL, max: 2, application_name: "safe-harbor-schedules" });
  boss.on("error", (error) => logError("schedules-failed", error));
  await boss.start();
  for (const { name } of await boss.getSchedules()) {
    if (schedules.some((each) => each.name === name)) continue;
    await boss.unschedule(name);
    await boss.deleteQueue(name);
  }
  for (const { name, cron, work } of schedules) {
    await boss.createQueue(name, {
      policy: "exclusive",
      retryLimit: RETRIES_MAX,
      retryDelay: RETRY_SECONDS,
      retryBackoff: true,
      expireInSeconds: EXPIRE_SECONDS,
    });
    await boss.schedule(name, cron, undefined, { tz: "UTC" });
    await boss.work(name, { pollingIntervalSeconds: 30 }, async () => {
      logInfo("schedule-ran", { schedule: name, done: await work() });
    });
  }
  return () => boss.stop({ graceful: true, timeout: 5_000 });
}
