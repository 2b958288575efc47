import "server-only";

import pg from "pg";

import { env } from "../env";
import { DAY, SECOND } from "../time";
import { beginSession } from "./session";

// pg waits for ever by default. A visitor should learn within seconds that the database is unavailable.
const CONNECT_MILLISECONDS_MAX = 5 * SECOND;
const STATEMENT_MILLISECONDS_MAX = 10 * SECOND;
// A frozen server, or one behind a broken network, cannot end a statement itself.
const RESPONSE_GRACE_MILLISECONDS = SECOND;

const limits = { statementMilliseconds: STATEMENT_MILLISECONDS_MAX, direct: false };

/** Lets statements of this process run for a day: for scripts that read whole tables. Call it before the first statement. */
export function allowLongStatements(): void {
  limits.statementMilliseconds = DAY;
  limits.direct = true;
}

interface PoolLimits {
  connections: number;
  /** How long a response of the server is waited for, where its own limit of a statement is longer than the usual one. */
  statementMilliseconds: number;
  /** Where it leads: by default to DATABASE_URL, or past a pooler where statements may take long. */
  url: string;
}

/** The URL of the database itself, where DATABASE_URL leads to a pooler. */
export const directUrl = (): string => env.DATABASE_DIRECT_URL ?? env.DATABASE_URL;

/** Opens a pool of connections: by default the one of all statements. */
export function openPool({
  connections = env.DATABASE_POOL_MAX,
  statementMilliseconds = limits.statementMilliseconds,
  url = limits.direct ? directUrl() : env.DATABASE_URL,
}: Partial<PoolLimits> = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MILLISECONDS_MAX,
    query_timeout: statementMilliseconds + RESPONSE_GRACE_MILLISECONDS,
    // Once for each connection, before its first statement.
    onConnect: (client) => beginSession(client, limits.statementMilliseconds),
  });
  // An idle connection that breaks is replaced at the next statement; without a listener it would end the process.
  pool.on("error", () => undefined);
  // The same holds for a connection that breaks while it is in use; its statement fails as well.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
