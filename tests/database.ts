// What tests on the database need. Files named commands.test.ts, queries.test.ts or *.database.test.ts (of any folder)
// run in the vitest project "database": `lib/db` and `env` work as they are, on a database of this worker alone, fresh
// for each file. Call `beforeEach(emptyDatabase)` where tests must not see each other's rows. `npx vitest run --project
// database lib/petitions` runs some of them; TEST_DATABASE_SERVER=postgresql://user:password@host:port uses a server
// that runs already (its user must be a superuser) instead of starting one. `onDatabase` gives a bare connection.
import pg from "pg";

/** Deletes every row of every table of ours. Triggers do not fire, so it may do what the program may not. */
export async function emptyDatabase(): Promise<void> {
  await onDatabase(async (client) => {
    const { rows } = await client.query<{ statement: string }>(
      `SELECT format('DELETE FROM %I', tablename) AS statement FROM pg_tables
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    );
    await client.query(`SET session_replication_role = replica; ${rows.map(({ statement }) => statement).join("; ")}`);
  });
}

/** Runs `work` on a connection of its own to this worker's database (or to another database of the same server). */
export async function onDatabase<Value>(
  work: (client: pg.Client) => Promise<Value>,
  url = databaseUrl(),
): Promise<Value> {
  const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The address of this worker's database, for a process that a test starts. */
export function databaseUrl(): string {
  return process.env["DATABASE_URL"]!;
}
