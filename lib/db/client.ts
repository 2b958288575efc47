import "server-only";

import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";

import { env } from "../env";
import { DAY } from "../time";
import { PrismaClient } from "./generated/client";

// pg waits for ever by default; a visitor should hear within seconds that the database is away.
const CONNECT_MILLISECONDS_MAX = 5_000;
const STATEMENT_MILLISECONDS_MAX = 10_000;
// A server that is frozen, or behind a network that swallows everything, ends no statement itself.
const ANSWER_MILLISECONDS_MAX = STATEMENT_MILLISECONDS_MAX + 1_000;

function connect() {
  const pool = new pg.Pool({
    connectionString: env.DATABASE_URL,
    max: env.DATABASE_POOL_MAX,
    connectionTimeoutMillis: CONNECT_MILLISECONDS_MAX,
    statement_timeout: STATEMENT_MILLISECONDS_MAX,
    query_timeout: ANSWER_MILLISECONDS_MAX,
    // Prisma reads and writes timestamps hours off when the connection is not in UTC (prisma/prisma#26786).
    options: "-c TimeZone=UTC",
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => undefined);
  // So would one that breaks while it is in use, beside failing the query it breaks under.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return { pool, db: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

const kept = globalThis as typeof globalThis & { safeHarborDatabase?: ReturnType<typeof connect> };
const connection = () => (kept.safeHarborDatabase ??= connect());

/** Runs one prepared statement, for the paths where each round trip counts. `name` must be unique to `text`. */
export function query<Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) {
  return connection().pool.query<Row>({ name, text, values });
}

/** Prisma, for everything else. */
export const db = new Proxy({} as PrismaClient, {
  get: (_target, property) => Reflect.get(connection().db, property),
});

/** The pool that `query` and `db` share, for what needs a connection of its own (cursors, COPY). */
export const pool = new Proxy({} as pg.Pool, {
  get: (_target, property) => {
    const value = Reflect.get(connection().pool, property);
    return typeof value === "function" ? value.bind(connection().pool) : value;
  },
});

// A transaction may set itself a longer limit, as a recount does. (The types of pg do not know the option.)
const LONG = { query_timeout: DAY } as object;

/** A connection inside one transaction. */
export type Run = <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<pg.QueryResult<Row>>;

/** Runs statements in one transaction on one connection: all of them happen, or none where `work` throws. */
export async function transaction<Value>(work: (run: Run) => Promise<Value>): Promise<Value> {
  const client = await connection().pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const value = await work((text, values) => client.query({ text, values: values ?? [], ...LONG }));
    await client.query("COMMIT");
    return value;
  } catch (error) {
    // A connection on which even ROLLBACK fails is thrown away.
    await client.query("ROLLBACK").catch((reason: Error) => {
      broken = reason;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Closes all connections, so that a script or a test can end. */
export async function disconnect() {
  const open = kept.safeHarborDatabase;
  if (!open) return;
  delete kept.safeHarborDatabase;
  await open.db.$disconnect();
  await open.pool.end().catch(() => undefined);
}
