import { setTimeout as wait } from "node:timers/promises";

// A deadlock is found after a second of waiting. Whoever is still refused after this many tries gets the error.
const TRIES_MAX = 4;
const PAUSE_MILLISECONDS = 25;
const CAUSES_MAX = 8;

/**
 * Runs one statement or one whole transaction, and runs it again where PostgreSQL has ended it to resolve a deadlock or a
 * serialization failure: nothing of it was written then. `work` may therefore do nothing else than write to the database.
 */
export async function retryConflicts<Value>(work: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries >= TRIES_MAX || !isConflict(error)) throw error;
      // By chance, so that two that met once do not meet again.
      await wait(Math.random() * PAUSE_MILLISECONDS * 2 ** tries);
    }
  }
}

/** Whether PostgreSQL ended a transaction because of others: 40P01 is a deadlock, 40001 a serialization failure. */
export function isConflict(error: unknown): boolean {
  let current: unknown = error;
  for (let depth = 0; depth < CAUSES_MAX && current instanceof Object; depth += 1) {
    const { code, originalCode, kind, cause, meta } = current as Record<string, unknown>;
    if ([code, originalCode].some((each) => each === "40P01" || each === "40001" || each === "P2034")) return true;
    if (kind === "TransactionWriteConflict") return true;
    current = cause ?? (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  }
  return false;
}
