import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import pg from "pg";
import type { TestProject } from "vitest/node";

import { applyMigrations } from "../scripts/database/migrations.ts";
import { startCluster, type Cluster } from "../scripts/postgres/cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The URL of the server without a database name, and the prefix of the databases of this run. */
    databaseServer: { url: string; prefix: string };
  }
}

const MIGRATIONS = path.resolve(import.meta.dirname, "../prisma/migrations");

/**
 * Runs once for the whole test run. It connects to or starts a PostgreSQL server and applies our migrations to the template
 * that every test database is copied from.
 */
export default async function setup(project: TestProject) {
  const own = process.env["TEST_DATABASE_SERVER"] ? null : await startOwnServer();
  const url = own ? own.cluster.url("") : `${process.env["TEST_DATABASE_SERVER"]!.replace(/\/*$/, "")}/`;
  const prefix = `test_${randomBytes(4).toString("hex")}`;
  const template = `${prefix}_template`;
  await onServer(url, (client) => client.query(`CREATE DATABASE ${template} TEMPLATE template0`));
  await applyMigrations(url + template, MIGRATIONS);
  project.provide("databaseServer", { url, prefix });
  return async () => {
    if (own) await own.remove();
    else await onServer(url, (client) => dropDatabases(client, prefix));
  };
}

async function startOwnServer(): Promise<{ cluster: Cluster; remove: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-tests-"));
  const cluster = await startCluster({
    folder: path.join(folder, "postgres"),
    password: randomBytes(16).toString("hex"),
    maxConnections: 200,
    // The data is not needed after the run, so it need not be flushed to the disk.
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
  });
  const remove = async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { cluster, remove };
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}postgres` });
  await client.connect();
  await work(client).finally(() => client.end());
}

async function dropDatabases(client: pg.Client, prefix: string): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
    [prefix],
  );
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
}
