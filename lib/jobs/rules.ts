import { MINUTE } from "../time";

// A worker writes its heartbeat every few seconds.
const WORKER_AWAY_MILLISECONDS = MINUTE;

/** Whether no worker has been seen for so long that emails wait. */
export const isWorkerAway = (lastSeenAt: Date | null, now: Date): boolean =>
  lastSeenAt === null || now.getTime() - lastSeenAt.getTime() > WORKER_AWAY_MILLISECONDS;
