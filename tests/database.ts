// Helpers for tests with a database. Files named commands.test.ts, queries.test.ts or *.database.test.ts, in any folder, run
// in the vitest project "database". There `lib/db` and `env` work unchanged, on a database of the worker that is new for each
// file. Call `beforeEach(emptyDatabase)` if tests must not see each other's rows. `npx vitest run --project database
// lib/petitions` runs some of them. With TEST_DATABASE_SERVER=postgresql://user:password@host:port (a superuser) they use a
// running server instead of starting one.
import pg from "pg";

/** Deletes all rows of all our tables. Triggers do not fire, so it can delete what the application cannot. */
export async function emptyDatabase(): Promise<void> {
  await onDatabase(async (client) => {
    const { rows } = await client.query<{ statement: string }>(
      `SELECT format('DELETE FROM %I', tablename) AS statement FROM pg_tables
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
    );
    await client.query(`SET session_replication_role = replica; ${rows.map(({ statement }) => statement).join("; ")}`);
  });
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

// A new session takes longer than most of what tests do in one: it reads the catalogs of all tables first.
let sessions: { url: string; pool: pg.Pool } | null = null;

/** Keeps sessions to this database open, for `onDatabase`. Returns the function that ends them. */
export function keepSessions(url: string): () => Promise<void> {
  const pool = new pg.Pool({ ...settingsFor(url), max: 100 });
  // A test may end all sessions of its database.
  pool.on("error", () => undefined);
  sessions = { url, pool };
  return () => pool.end();
}

/**
 * Runs `work` in a session of its own on this worker's database, or on another database of the same server. Nothing of an earlier
 * session is left in it.
 */
export async function onDatabase<Value>(
  work: (client: pg.ClientBase) => Promise<Value>,
  url = databaseUrl(),
): Promise<Value> {
  if (sessions?.url !== url) return inNewSession(work, url);
  const client = await sessions.pool.connect();
  let isClean = false;
  try {
    const value = await work(client);
    // Fails in a transaction that was left open.
    isClean = await client.query("DISCARD ALL").then(
      () => true,
      () => false,
    );
    return value;
  } finally {
    client.release(!isClean);
  }
}

async function inNewSession<Value>(work: (client: pg.ClientBase) => Promise<Value>, url: string): Promise<Value> {
  const client = new pg.Client(settingsFor(url));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const settingsFor = (url: string) => ({ connectionString: url, options: "-c TimeZone=UTC" });

/** The URL of this worker's database, for a process that a test starts. */
export function databaseUrl(): string {
  return process.env["DATABASE_URL"]!;
}
