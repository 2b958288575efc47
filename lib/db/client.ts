import "server-only";

import { AsyncLocalStorage } from "node:async_hooks";

import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";

import { SECOND } from "../time";
import { env } from "../env";
import { type Prisma, PrismaClient } from "./generated/client";
import { directUrl, openPool } from "./pool";
import { withSpans } from "./statement-spans";
import { statementName } from "./statement-names";

// How long a transaction waits for a connection, like a single statement.
const TRANSACTION_WAIT_MILLISECONDS_MAX = 5 * SECOND;
// Longer than all statements of any of our transactions together. Their own timeouts end them first.
const TRANSACTION_MILLISECONDS_MAX = 30 * SECOND;
// Two exports for all processes together, and a packet that is built meanwhile.
const COPIES_MAX = 3;
// Organizers are few.
const REPLICA_CONNECTIONS_MAX = 3;

function connect(limits?: Parameters<typeof openPool>[0]) {
  const pool = openPool(limits);
  const client = new PrismaClient({
    // Behind a pooler that drops prepared statements each statement is sent without a name, and planned each time.
    adapter: new PrismaPg(
      pool,
      env.DATABASE_PREPARED_STATEMENTS === "off" ? {} : { statementNameGenerator: statementName },
    ),
    transactionOptions: { maxWait: TRANSACTION_WAIT_MILLISECONDS_MAX, timeout: TRANSACTION_MILLISECONDS_MAX },
  });
  return { pool, client: env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? client : withSpans(client) };
}

const kept = globalThis as typeof globalThis & {
  safeHarborDatabase?: ReturnType<typeof connect>;
  safeHarborCopies?: pg.Pool;
  safeHarborReplica?: ReturnType<typeof connect>;
};
const connection = () => (kept.safeHarborDatabase ??= connect());

// Set while reads of a replica run (replica.ts).
const onReplica = new AsyncLocalStorage<PrismaClient>();

/** The only client of the database. */
export const db = new Proxy({} as PrismaClient, {
  get: (_target, property) => Reflect.get(onReplica.getStore() ?? connection().client, property),
});

/** Does `work` with `db` leading to the replica of DATABASE_REPLICA_URL. Only for replica.ts, which knows when that may be. */
export function withReplica<Value>(url: string, work: () => Promise<Value>): Promise<Value> {
  const { client } = (kept.safeHarborReplica ??= connect({ url, connections: REPLICA_CONNECTIONS_MAX }));
  return onReplica.run(client, async () => await work());
}

/** The client inside of a transaction, which `db.$transaction` passes to its function. */
export type Transaction = Prisma.TransactionClient;

/** The client or a transaction. */
export type Database = PrismaClient | Transaction;

// A COPY holds its session until the reader of an export is done, so it leads past a pooler, where one is between.
const copying = () =>
  env.DATABASE_DIRECT_URL
    ? (kept.safeHarborCopies ??= openPool({ connections: COPIES_MAX, url: directUrl() }))
    : connection().pool;

/** The pool for COPY alone (lib/signatures/export). */
export const pool = new Proxy({} as pg.Pool, {
  get: (_target, property) => {
    const value = Reflect.get(copying(), property);
    return typeof value === "function" ? value.bind(copying()) : value;
  },
});

/**
 * Reads with a statement without values, on the connections of `db` but without Prisma, which takes twice as long for the
 * smallest of all. Only for revision.ts, whose statement most readers of a page wait for.
 */
export async function readPastPrisma<Row>(text: string): Promise<Row[]> {
  return (await connection().pool.query(text)).rows as Row[];
}

/**
 * Runs a transaction whose statements may take minutes, such as an import, on a connection of its own: the shared ones give up
 * after some seconds, so that visitors learn soon that the database is frozen. `timeout` is that of the whole transaction.
 */
export async function longTransaction<Value>(
  work: (tx: Transaction) => Promise<Value>,
  { statementMilliseconds, timeout }: { statementMilliseconds: number; timeout: number },
): Promise<Value> {
  const { pool, client } = connect({ connections: 1, statementMilliseconds, url: directUrl() });
  const begin = async (tx: Transaction) => {
    await tx.$executeRaw`SELECT set_config('statement_timeout', ${`${statementMilliseconds}`}, true)`;
    return work(tx);
  };
  try {
    return await client.$transaction(begin, { timeout });
  } finally {
    await closeAll({ pool, client });
  }
}

/** Closes all connections, so that a script or a test can end. */
export async function disconnect() {
  const { safeHarborDatabase: open, safeHarborCopies: copies, safeHarborReplica: replica } = kept;
  delete kept.safeHarborDatabase;
  delete kept.safeHarborCopies;
  delete kept.safeHarborReplica;
  await Promise.all([open && closeAll(open), copies?.end().catch(() => undefined), replica && closeAll(replica)]);
}

async function closeAll({ pool, client }: ReturnType<typeof connect>): Promise<void> {
  await client.$disconnect();
  await pool.end().catch(() => undefined);
}
