import pg from "pg";

/** Runs one statement on the database of the site under test. */
export async function onDatabase(sql: string, values: unknown[] = []): Promise<void> {
  await run(process.env["E2E_DATABASE_URL"]!, sql, values);
}

/** The number that a query on the database of the site under test gives as `value`. */
export async function read(sql: string, values: unknown[] = []): Promise<number> {
  const client = new pg.Client({ connectionString: process.env["E2E_DATABASE_URL"]! });
  await client.connect();
  try {
    return (await client.query<{ value: number }>(sql, values)).rows[0]!.value;
  } finally {
    await client.end();
  }
}

/** Makes the database unavailable to the site while `work` runs. */
export async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  const url = new URL(process.env["E2E_DATABASE_URL"]!);
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  await run(url.href, `ALTER DATABASE ${pg.escapeIdentifier(name)} ALLOW_CONNECTIONS false`);
  try {
    await run(url.href, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
    await work();
  } finally {
    await run(url.href, `ALTER DATABASE ${pg.escapeIdentifier(name)} ALLOW_CONNECTIONS true`);
  }
}

/** Runs one statement on any database. */
export async function run(connectionString: string, sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql, values);
  } finally {
    await client.end();
  }
}
