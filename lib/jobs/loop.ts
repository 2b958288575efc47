import { setTimeout as wait } from "node:timers/promises";

import { logError } from "../log";
import { SECOND } from "../time";

interface Loop {
  name: string;
  /** Rest between two rounds that found nothing to do. */
  restMilliseconds: number;
  /** One bounded round of work; answers how much it did. */
  work: () => Promise<number>;
  signal: AbortSignal;
}

// Long enough to spare a database that is coming back, short enough that a person hardly notices.
const REST_AFTER_ERROR_MAX = 30 * SECOND;

/** Runs rounds of work until the signal ends it: at once again while there is work, resting when there is none. */
export async function runLoop({ name, restMilliseconds, work, signal }: Loop): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const done = await work().then((count) => { failures = 0; return count; }, (error: unknown) => {
      failures += 1;
      logError("job-failed", error, { job: name, failures });
      return 0;
    });
    if (done > 0) continue;
    const rest = failures ? Math.min(2 ** Math.min(failures, 10) * SECOND / 2, REST_AFTER_ERROR_MAX) : restMilliseconds;
    await wait(rest, undefined, { signal }).catch(() => undefined);
  }
}
