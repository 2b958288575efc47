// `npm run db:reset`: empties the database and creates it again. All signatures are lost.
import pg from "pg";

import { findLockOwner } from "../folder-lock.ts";
import { borrowDatabase, migrate } from "../services.ts";
import { readSettings } from "../settings.ts";
import { StartError } from "../start-error.ts";
import { runProcesses } from "../stopping.ts";

await runProcesses(async ({ onStop }) => {
  const settings = readSettings("production");
  if (!process.argv.includes("--yes")) {
    const where = settings.embeddedDatabase ? `the embedded one in ${settings.dataDir}` : "the one DATABASE_URL names";
    throw new StartError(
      `This deletes every signature in the database (${where}). To go on: npm run db:reset -- --yes`,
    );
  }
  if (settings.embeddedDatabase && findLockOwner(settings.dataDir))
    throw new StartError("The site is running on this database. Stop it first.");
  const database = await borrowDatabase(settings);
  onStop(database.close);
  await dropSchedules(database.url);
  await dropTables(database.ownerUrl ?? database.directUrl);
  await migrate(database);
  console.log("The database is empty and up to date. The next start loads the petitions.");
  return 0;
});

// The site's role owns the schedules even where it does not own the tables.
const dropSchedules = (url: string) => run(url, "DROP SCHEMA IF EXISTS pgboss CASCADE");
const dropTables = (url: string) => run(url, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");

async function run(connectionString: string, statements: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(`SET client_min_messages = warning; ${statements}`);
  } finally {
    await client.end();
  }
}
