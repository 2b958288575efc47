import type { DatabaseSync } from "node:sqlite";

// The service remembers an idempotency key for a day.
const KEPT_MILLISECONDS = 24 * 60 * 60 * 1_000;

/** The responses of the last day to requests with an idempotency key. */
export function createResponses(database: DatabaseSync) {
  const select = database.prepare("SELECT hash, body FROM response WHERE key = ? AND created_at > ?");
  const insert = database.prepare("INSERT INTO response (key, hash, body, created_at) VALUES (?, ?, ?, ?)");
  const purge = database.prepare("DELETE FROM response WHERE created_at <= ?");

  return {
    find: (key: string): { hash: string; body: unknown } | null => {
      const row = select.get(key, Date.now() - KEPT_MILLISECONDS) as { hash: string; body: string } | undefined;
      return row ? { hash: row.hash, body: JSON.parse(row.body) as unknown } : null;
    },
    add: (key: string, hash: string, body: unknown): void => {
      purge.run(Date.now() - KEPT_MILLISECONDS);
      insert.run(key, hash, JSON.stringify(body), Date.now());
    },
  };
}
