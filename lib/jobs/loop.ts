import { setTimeout as wait } from "node:timers/promises";

import { logError } from "../log";
import { SECOND } from "../time";

/** What a round left: more to do at once, or how long to rest where that is not the loop's usual rest. */
export interface Round {
  more: boolean;
  restMilliseconds?: number;
}

interface Loop {
  name: string;
  /** Rest after a round that left nothing. Work that comes meanwhile is done together, which is cheaper than one by one. */
  restMilliseconds: number;
  /** One bounded round of work. */
  work: () => Promise<Round>;
  signal: AbortSignal;
}

// Long enough to spare a database that is coming back, short enough that a person hardly notices.
const REST_AFTER_ERROR_MAX = 15 * SECOND;

/** Runs rounds of work until the signal ends it: at once again while there is more, resting otherwise. */
export async function runLoop({ name, restMilliseconds, work, signal }: Loop): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const round = await work().then(
      (done) => {
        failures = 0;
        return done;
      },
      (error: unknown): Round => {
        failures += 1;
        logError("job-failed", error, { job: name, failures });
        return {
          more: false,
          restMilliseconds: Math.min((2 ** Math.min(failures, 10) * SECOND) / 4, REST_AFTER_ERROR_MAX),
        };
      },
    );
    const rest = round.restMilliseconds || (round.more ? 0 : restMilliseconds);
    if (rest > 0) await wait(rest, undefined, { signal }).catch(() => undefined);
  }
}
