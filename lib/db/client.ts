import "server-only";

import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";

import { SECOND } from "../time";
import { type Prisma, PrismaClient } from "./generated/client";
import { openPool } from "./pool";
import { statementName } from "./statement-names";

// A transaction waits this long for a connection, as a statement on its own does.
const TRANSACTION_WAIT_MILLISECONDS_MAX = 5 * SECOND;
// Longer than the statements of any of our transactions take together; their own limits end them first.
const TRANSACTION_MILLISECONDS_MAX = 30 * SECOND;

function connect() {
  const pool = openPool();
  const db = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementName }),
    transactionOptions: { maxWait: TRANSACTION_WAIT_MILLISECONDS_MAX, timeout: TRANSACTION_MILLISECONDS_MAX },
  });
  return { pool, db };
}

const kept = globalThis as typeof globalThis & { safeHarborDatabase?: ReturnType<typeof connect> };
const connection = () => (kept.safeHarborDatabase ??= connect());

/** The one client of the database. */
export const db = new Proxy({} as PrismaClient, {
  get: (_target, property) => Reflect.get(connection().db, property),
});

/** A connection inside one transaction, as `db.$transaction` hands it over. */
export type Transaction = Prisma.TransactionClient;

/** What runs a statement: the client itself, or a transaction of it. */
export type Database = PrismaClient | Transaction;

/** The pool under the client, for COPY alone (lib/signatures/export). */
export const pool = new Proxy({} as pg.Pool, {
  get: (_target, property) => {
    const value = Reflect.get(connection().pool, property);
    return typeof value === "function" ? value.bind(connection().pool) : value;
  },
});

/** Closes all connections, so that a script or a test can end. */
export async function disconnect() {
  const open = kept.safeHarborDatabase;
  if (!open) return;
  delete kept.safeHarborDatabase;
  await open.db.$disconnect();
  await open.pool.end().catch(() => undefined);
}
