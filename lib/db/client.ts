import "server-only";

import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";

import { SECOND } from "../time";
import { type Prisma, PrismaClient } from "./generated/client";
import { openPool } from "./pool";
import { statementName } from "./statement-names";

// How long a transaction waits for a connection, like a single statement.
const TRANSACTION_WAIT_MILLISECONDS_MAX = 5 * SECOND;
// Longer than all statements of any of our transactions together. Their own timeouts end them first.
const TRANSACTION_MILLISECONDS_MAX = 30 * SECOND;

function connect(limits?: Parameters<typeof openPool>[0]) {
  const pool = openPool(limits);
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementName }),
    transactionOptions: { maxWait: TRANSACTION_WAIT_MILLISECONDS_MAX, timeout: TRANSACTION_MILLISECONDS_MAX },
  });
  return { pool, client };
}

const kept = globalThis as typeof globalThis & { safeHarborDatabase?: ReturnType<typeof connect> };
const connection = () => (kept.safeHarborDatabase ??= connect());

/** The only client of the database. */
export const db = new Proxy({} as PrismaClient, {
  get: (_target, property) => Reflect.get(connection().client, property),
});

/** The client inside of a transaction, which `db.$transaction` passes to its function. */
export type Transaction = Prisma.TransactionClient;

/** The client or a transaction. */
export type Database = PrismaClient | Transaction;

/** The pool under the client, for COPY alone (lib/signatures/export). */
export const pool = new Proxy({} as pg.Pool, {
  get: (_target, property) => {
    const value = Reflect.get(connection().pool, property);
    return typeof value === "function" ? value.bind(connection().pool) : value;
  },
});

/**
 * Runs a transaction whose statements may take minutes, such as an import, on a connection of its own: the shared ones give up
 * after some seconds, so that visitors learn soon that the database is frozen. `timeout` is that of the whole transaction.
 */
export async function longTransaction<Value>(
  work: (tx: Transaction) => Promise<Value>,
  { statementMilliseconds, timeout }: { statementMilliseconds: number; timeout: number },
): Promise<Value> {
  const { pool, client } = connect({ connections: 1, statementMilliseconds });
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
  const open = kept.safeHarborDatabase;
  if (!open) return;
  delete kept.safeHarborDatabase;
  await closeAll(open);
}

async function closeAll({ pool, client }: ReturnType<typeof connect>): Promise<void> {
  await client.$disconnect();
  await pool.end().catch(() => undefined);
}
