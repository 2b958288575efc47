import pg from "pg";

import { StartError } from "../start-error.ts";

// What nobody changes once it is written, not even the program. The triggers of these tables say the same to their owner.
const APPEND_ONLY = ["audit_entry", "audit_head"];

/**
 * Lets the role of `url` read and write the rows of tables that the role of `ownerUrl` owns, and nothing else of them: it
 * cannot drop a trigger or switch it off. Both name the same database. Safe to repeat; new tables of a migration are granted
 * by the call that follows it. A StartError where the two are no two roles, or the owner may not grant.
 */
export async function grantRows(ownerUrl: string, url: string): Promise<void> {
  const role = await roleOf(url);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ may: boolean }>("SELECT pg_has_role($1, current_user, 'MEMBER') AS may", [
      role,
    ]);
    if (rows[0]?.may)
      throw new StartError(
        `DATABASE_OWNER_URL should name another role than DATABASE_URL, and one that ${role} is no member of.`,
      );
    await owner.query(grantsTo(owner.escapeIdentifier(role)));
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`The role of DATABASE_OWNER_URL could not grant rows to ${role}: ${(error as Error).message}`);
  } finally {
    await owner.end();
  }
}

async function roleOf(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ role: string }>("SELECT current_user AS role")).rows[0]!.role;
  } finally {
    await client.end();
  }
}

// pg-boss makes a schema of its own for the schedules.
const grantsTo = (role: string) => `
  DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO ${role}', current_database()); END $$;
  GRANT USAGE ON SCHEMA public TO ${role};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
  REVOKE UPDATE, DELETE ON ${APPEND_ONLY.join(", ")} FROM ${role};
  REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${role};`;
