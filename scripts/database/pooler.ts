import pg from "pg";

import { StartError } from "../start-error.ts";

const STATEMENT = { name: "which-session", text: "SELECT pg_backend_pid() AS pid" };
const UNKNOWN_STATEMENT = "26000";
const OTHERS_MAX = 3;

/**
 * Proves that a prepared statement of a connection is found again by the same connection. A pooler in transaction mode may run the
 * next transaction in another session, and only some poolers prepare the statement there too. Throws a StartError where it is
 * lost: then statements would fail whenever the site is busy. Connections without a pooler need no proof. Where a pooler has
 * no session to spare for it, nothing is proved and nothing is refused.
 */
export async function requirePreparedStatements(setting: string, url: string, milliseconds: number): Promise<void> {
  const clients: pg.Client[] = [];
  const open = async () => {
    const client = new pg.Client({ connectionString: url, query_timeout: milliseconds });
    client.on("error", () => undefined);
    clients.push(client);
    await client.connect();
    return client;
  };
  const pidOf = async (client: pg.Client) => (await client.query<{ pid: number }>(STATEMENT)).rows[0]!.pid;
  try {
    const first = await open();
    const pid = await pidOf(first);
    if (pid === (first as pg.Client & { processID: number }).processID) return;
    await occupy(pid, open);
    await pidOf(first);
  } catch (error) {
    if ((error as pg.DatabaseError).code !== UNKNOWN_STATEMENT) return;
    throw new StartError(
      `${setting} leads to a pooler in transaction mode that drops prepared statements.\n` +
        "Let it keep them (PgBouncer 1.21 or later: max_prepared_statements = 200), use its session mode, or name the database itself.",
    );
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
}

// Begins transactions of other connections until one of them has the session of `pid`, which a pooler gives on at once.
async function occupy(pid: number, open: () => Promise<pg.Client>): Promise<void> {
  for (let others = 0; others < OTHERS_MAX; others += 1) {
    const other = await open();
    const { rows } = await other
      .query<{ pid: number }>("BEGIN; SELECT pg_backend_pid() AS pid")
      .then((results) => (results as unknown as pg.QueryResult<{ pid: number }>[])[1]!);
    if (rows[0]?.pid === pid) return;
  }
}
