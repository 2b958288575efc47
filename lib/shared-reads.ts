import { setImmediate as turnOfTheEventLoop } from "node:timers/promises";

import { isUnavailable } from "./unavailable.ts";

// Those who come soon after a read has ended share the next one. In these turns of the event loop it lets them arrive; without
// them each read serves fewer, and the site does a tenth less. Where a turn takes long by itself, one is enough.
const TURNS_MAX = 5;
const TURNS_MILLISECONDS_MAX = 2;

/**
 * Reads shared by those who want the same: everybody who comes while one read runs gets the next one, which begins when
 * that has ended. So nobody gets what was read before they came, and there is never more than one read of a kind at a time.
 * Where a read finds the database unavailable, those who wait for the next one learn it too, and do not find it out again.
 */
export function shareReads() {
  const running = new Map<string, Promise<unknown>>();
  const next = new Map<string, Promise<unknown>>();

  return function read<Value>(kind: string, begin: () => Promise<Value>): Promise<Value> {
    const waiting = next.get(kind);
    if (waiting) return waiting as Promise<Value>;
    const mine = ended(running.get(kind))
      .finally(() => next.delete(kind))
      .then(() => {
        running.set(kind, mine);
        return begin();
      })
      .finally(() => {
        if (running.get(kind) === mine) running.delete(kind);
      });
    next.set(kind, mine);
    return mine;
  };
}

async function ended(read: Promise<unknown> | undefined): Promise<void> {
  // Requests that arrived together share a read from the first one on.
  if (!read) return void (await turnOfTheEventLoop());
  try {
    await read;
    await othersArrive();
  } catch (error) {
    if (isUnavailable(error)) throw error;
  }
}

async function othersArrive(): Promise<void> {
  const until = performance.now() + TURNS_MILLISECONDS_MAX;
  for (let turn = 0; turn < TURNS_MAX && performance.now() < until; turn += 1) await turnOfTheEventLoop();
}
