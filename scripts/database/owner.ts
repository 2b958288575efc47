import pg from "pg";

import { StartError } from "../start-error.ts";

// Append-only tables, which not even the site may change. Triggers enforce the same for the owner.
const APPEND_ONLY = ["audit_entry", "audit_head"];

/**
 * Grants the role of `url` to read and write the rows of the tables that the role of `ownerUrl` owns, and nothing else: it
 * cannot drop or disable a trigger. Both URLs are of the same database. Safe to repeat; call it after migrations, for their
 * new tables. Throws a StartError where both are the same role, or where the owner may not grant.
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

// pg-boss creates a schema of its own for the schedules.
const grantsTo = (role: string) => `
  DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO ${role}', current_database()); END $$;
  GRANT USAGE ON SCHEMA public TO ${role};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
  REVOKE UPDATE, DELETE ON ${APPEND_ONLY.join(", ")} FROM ${role};
  REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${role};`;
