import pg from "pg";

const STATEMENT = { name: "which-session", text: "SELECT pg_backend_pid() AS pid" };
const OTHERS_MAX = 3;

/**
 * Finds out whether a prepared statement of a connection is found again by the same connection. A pooler in transaction mode may
 * run the next transaction in another session, and only some poolers prepare the statement there too. True is a proof: there is
 * no pooler, or it was seen to keep the statement. False also where a pooler has no session to spare for it, or does not respond
 * in time: a site that prepares nothing works everywhere.
 */
export async function keepsPreparedStatements(url: string, milliseconds: number): Promise<boolean> {
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
    if (pid === (first as pg.Client & { processID: number }).processID) return true;
    const occupied = await occupy(pid, open);
    return occupied && (await pidOf(first)) !== pid;
  } catch {
    return false;
  } finally {
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
  }
}

// Begins transactions of other connections until one of them has the session of `pid`, which a pooler gives on at once. In
// session mode the first connection keeps it, and so its statements.
async function occupy(pid: number, open: () => Promise<pg.Client>): Promise<boolean> {
  for (let others = 0; others < OTHERS_MAX; others += 1) {
    const other = await open();
    const { rows } = await other
      .query<{ pid: number }>("BEGIN; SELECT pg_backend_pid() AS pid")
      .then((results) => (results as unknown as pg.QueryResult<{ pid: number }>[])[1]!);
    if (rows[0]?.pid === pid) return true;
  }
  return false;
}
