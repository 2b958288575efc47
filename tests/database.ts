// Helpers for tests with a database. Files named commands.test.ts, queries.test.ts or *.database.test.ts, in any folder, run
// in the vitest project "database". There `lib/db` and `env` work unchanged, on a database of the worker that is new for each
// file. Call `beforeEach(emptyDatabase)` if tests must not see each other's rows. `npx vitest run --project database
// lib/petitions` runs some of them. With TEST_DATABASE_SERVER=postgresql://user:password@host:port (a superuser) they use a
// running server instead of starting one.
import pg from "pg";

// A new session reads the catalogs of all tables first, which takes longer than to delete some rows of each.
let emptying: Promise<{ client: pg.Client; statements: string }> | null = null;

/** Deletes all rows of all our tables. Triggers do not fire, so it can delete what the application cannot. */
export async function emptyDatabase(): Promise<void> {
  emptying ??= connectToEmpty();
  const { client, statements } = await emptying;
  await client.query(statements);
}

async function connectToEmpty() {
  const client = new pg.Client({ connectionString: databaseUrl() });
  // A test may end all sessions, or drop all tables. The next one begins with a new session.
  client.on("error", () => (emptying = null));
  await client.connect();
  const { rows } = await client.query<{ statement: string }>(
    `SELECT format('DELETE FROM %I', tablename) AS statement FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  );
  const statements = [
    "BEGIN",
    "SET LOCAL session_replication_role = replica",
    ...rows.map(({ statement }) => statement),
    "COMMIT",
  ];
  return { client, statements: statements.join("; ") };
}

/** Ends the session that empties the database. */
export async function stopEmptying(): Promise<void> {
  const open = await emptying?.catch(() => null);
  emptying = null;
  await open?.client.end();
}

/**
 * Keeps a copy of all rows of all our tables. Returns a function that puts them back in place of those that are there then,
 * which is quicker than writing them again as the application does.
 */
export async function keepRows(): Promise<() => Promise<void>> {
  const tables = await onDatabase(async (client) => {
    // A generated column cannot be written. The database computes it again.
    const { rows } = await client.query<{ name: string; columns: string }>(
      `SELECT quote_ident(table_name) AS name, string_agg(quote_ident(column_name), ', ') AS columns
       FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> '_prisma_migrations'
         AND is_generated = 'NEVER'
       GROUP BY table_name`,
    );
    await client.query("DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept");
    await client.query(rows.map(({ name }) => `CREATE TABLE kept.${name} AS TABLE public.${name}`).join("; "));
    return rows;
  });
  const statements = tables.map(
    ({ name, columns }) => `DELETE FROM public.${name};
      INSERT INTO public.${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM kept.${name}`,
  );
  return () =>
    onDatabase(async (client) => {
      await client.query(`SET session_replication_role = replica; ${statements.join("; ")}`);
    });
}

/** Runs `work` on a new connection to this worker's database, or to another database of the same server. */
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

/** The URL of this worker's database, for a process that a test starts. */
export function databaseUrl(): string {
  return process.env["DATABASE_URL"]!;
}
