import type { ClientBase } from "pg";

/** A connection to this database cannot be used. The message tells the operator what to do. */
export class SessionError extends Error {}

// The names under which servers know UTC.
const UTC = /^(etc\/)?(utc|uct|gmt|zulu|universal|greenwich)$/i;

/**
 * Sets the time zone of a new connection to UTC, and its statement timeout. Prisma reads and writes timestamps hours off in
 * any other time zone (prisma/prisma#26786). It uses a statement, because poolers refuse or drop parameters of the start-up
 * message. Throws a SessionError if UTC is not certain.
 *
 * If another process responds than the one that the connection was made to, there is a pooler between, which may give each
 * transaction another session. Then nothing is set, because others would get a session with our settings; its defaults hold.
 */
export async function beginSession(client: ClientBase, statementMilliseconds: number): Promise<void> {
  const { processID } = client as ClientBase & { processID: number };
  const { rows } = await client.query<{ zone: string | null }>(
    `SELECT CASE WHEN pg_backend_pid() = $2 THEN set_config('TimeZone', 'UTC', false) END AS zone,
       CASE WHEN pg_backend_pid() = $2 THEN set_config('statement_timeout', $1, false) END AS timeout`,
    [`${statementMilliseconds}`, processID],
  );
  const { zone } = rows[0]!;
  if (zone === null) return requireDefaultUtc(client);
  if (zone !== "UTC") throw new SessionError(`The session of the database runs in ${zone}, not in UTC.`);
}

async function requireDefaultUtc(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ zone: string; role: string }>(
    "SELECT reset_val AS zone, quote_ident(current_user) AS role FROM pg_settings WHERE name = 'TimeZone'",
  );
  const { zone, role } = rows[0]!;
  if (UTC.test(zone)) return;
  throw new SessionError(
    `DATABASE_URL leads to a pooler whose sessions begin in the time zone ${zone}, and times would be hours off.\n` +
      `Run this on the database, then restart the pooler: ALTER ROLE ${role} SET TimeZone = 'UTC'`,
  );
}
