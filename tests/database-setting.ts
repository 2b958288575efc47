import { disconnect } from "../lib/db/client.ts";

import { databaseUrl, onDatabase } from "./database.ts";

/** Does `work` while a setting of PostgreSQL holds for all connections to this worker's database. */
export async function withDatabaseSetting<Value>(setting: string, work: () => Promise<Value>): Promise<Value> {
  const name = new URL(databaseUrl()).pathname.slice(1);
  await onDatabase((client) => client.query(`ALTER DATABASE ${name} SET ${setting}`));
  // It holds for connections that begin from now on.
  await disconnect();
  try {
    return await work();
  } finally {
    await onDatabase(async (client) => {
      await client.query("SET default_transaction_read_only = off");
      await client.query(`ALTER DATABASE ${name} RESET ALL`);
    });
    await disconnect();
  }
}
