import { setTimeout as wait } from "node:timers/promises";

import { logError } from "../log";
import { SECOND } from "../time";
import { traceRound } from "../tracing";

/** The result of a round: whether there is more to do at once, and how long to rest if not as long as usual. */
export interface Round {
  more: boolean;
  restMilliseconds?: number;
}

interface Loop {
  name: string;
  /** The rest after a round without more work. Work that arrives meanwhile is done together, which costs less. */
  restMilliseconds: number;
  /** One bounded round of work. */
  work: () => Promise<Round>;
  signal: AbortSignal;
}

// Long enough to spare a database that is starting, short enough that people hardly notice.
const REST_AFTER_ERROR_MAX = 15 * SECOND;

/** Runs rounds of work until the signal aborts: one after the other while there is more, with rests otherwise. */
export async function runLoop({ name, restMilliseconds, work, signal }: Loop): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const round = await traceRound(name, work).then(
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
