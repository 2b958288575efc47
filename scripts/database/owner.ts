import pg from "pg";

import { StartError } from "../start-error.ts";

// Append-only tables, which not even the site may change. Triggers enforce the same for the owner.
const APPEND_ONLY = ["audit_entry", "audit_head"];

interface Rights {
  database: string;
  site: string;
  owner: string;
  /** Whether the role of the site is the owner's, or a member of it. */
  same: boolean;
  siteIsSuperuser: boolean;
  /** Tables and functions that the site's role could change, and the schema, whose owner may drop them all. */
  siteOwns: string[];
  /** The role that owns the tables, where the owner's role is not a member of it. */
  strangers: string[];
  ownerMayCreate: boolean;
  /** pg-boss creates a schema of its own for the schedules, as the site. */
  siteMayCreateSchemas: boolean;
  ownerMayGrantSchemas: boolean;
}

/**
 * Proves that the tables belong to the role of `ownerUrl`, or may be made by it, and that the role of `url` can change none of
 * them. Both name the same database. Throws a StartError that says which statements make it so.
 */
export async function requireTwoRoles(ownerUrl: string, url: string): Promise<void> {
  const site = await roleOf(url);
  const fault = faultOf(await asOwner(ownerUrl, (owner) => rightsOf(owner, site)));
  if (fault) throw new StartError(fault);
}

/**
 * Grants the role of `url` to read and write the rows of the tables that the role of `ownerUrl` owns, and nothing else: it
 * cannot drop or disable a trigger. Safe to repeat; call it after migrations, for their new tables.
 */
export async function grantRows(ownerUrl: string, url: string): Promise<void> {
  const role = await roleOf(url);
  await asOwner(ownerUrl, async (owner) => {
    await owner.query(grantsTo(owner.escapeIdentifier(role))).catch((error: Error) => {
      throw new StartError(`The role of DATABASE_OWNER_URL could not grant rows to ${role}: ${error.message}`);
    });
  });
}

async function asOwner<Value>(ownerUrl: string, work: (owner: pg.Client) => Promise<Value>): Promise<Value> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    return await work(owner);
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

async function rightsOf(owner: pg.Client, site: string): Promise<Rights> {
  const { rows } = await owner.query<Rights>(
    `WITH ours AS (
       SELECT relname AS name, relowner AS owner FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
       UNION ALL
       SELECT proname, proowner FROM pg_proc WHERE pronamespace = 'public'::regnamespace
     ), schema AS (SELECT nspname AS name, nspowner AS owner FROM pg_namespace WHERE nspname = 'public')
     SELECT quote_ident(current_database()) AS database, quote_ident($1) AS site, quote_ident(current_user) AS owner,
       $1 = current_user OR pg_has_role($1, current_user, 'MEMBER') AS same,
       (SELECT rolsuper FROM pg_roles WHERE rolname = $1) AS "siteIsSuperuser",
       array(SELECT DISTINCT name::text FROM (TABLE ours UNION ALL TABLE schema) o
         WHERE pg_has_role($1, o.owner, 'MEMBER') ORDER BY 1) AS "siteOwns",
       array(SELECT DISTINCT quote_ident(pg_get_userbyid(o.owner)) FROM ours o
         WHERE NOT pg_has_role(current_user, o.owner, 'MEMBER') ORDER BY 1) AS strangers,
       has_schema_privilege('public', 'CREATE') AS "ownerMayCreate",
       has_database_privilege($1, current_database(), 'CREATE') AS "siteMayCreateSchemas",
       has_database_privilege(current_database(), 'CREATE WITH GRANT OPTION') AS "ownerMayGrantSchemas"`,
    [site],
  );
  return rows[0]!;
}

function faultOf(rights: Rights): string | null {
  const { database, site, owner } = rights;
  if (rights.siteIsSuperuser && site !== owner)
    return `DATABASE_URL names ${site}, a superuser, who may do everything. With DATABASE_OWNER_URL it should name a plain role.`;
  if (rights.same)
    return `DATABASE_OWNER_URL should name another role than DATABASE_URL, and one that ${site} is no member of.`;
  if (rights.siteOwns.length > 0)
    return (
      `The role ${site} of DATABASE_URL still owns what DATABASE_OWNER_URL is to keep from it (${someOf(rights.siteOwns)}).\n` +
      `Run this on the database as a superuser or as a member of both roles, then start again; the start makes the schema pgboss anew:\n` +
      `  REASSIGN OWNED BY ${site} TO ${owner}; DROP SCHEMA IF EXISTS pgboss CASCADE;`
    );
  if (rights.strangers.length > 0)
    return (
      `The role ${owner} of DATABASE_OWNER_URL does not own the tables: they belong to ${rights.strangers.join(", ")}.\n` +
      `Name that role, or run this as a superuser: ${rights.strangers.map((other) => `REASSIGN OWNED BY ${other} TO ${owner};`).join(" ")}`
    );
  const mayGrant = rights.siteMayCreateSchemas || rights.ownerMayGrantSchemas;
  if (rights.ownerMayCreate && mayGrant) return null;
  return (
    `The role ${owner} of DATABASE_OWNER_URL is a plain role that may not make tables or let ${site} make a schema.\n` +
    `Name the role that owns the database, or run this as a superuser: ALTER DATABASE ${database} OWNER TO ${owner};`
  );
}

const someOf = (names: string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");

const grantsTo = (role: string) => `
  DO $$ BEGIN
    IF has_database_privilege(current_database(), 'CREATE WITH GRANT OPTION') THEN
      EXECUTE format('GRANT CREATE ON DATABASE %I TO ${role}', current_database());
    END IF;
  END $$;
  GRANT USAGE ON SCHEMA public TO ${role};
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
  REVOKE UPDATE, DELETE ON ${APPEND_ONLY.join(", ")} FROM ${role};
  REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${role};`;
