import path from "node:path";

import pg from "pg";

import { type Running, supervise } from "../children.ts";
import { startCluster, type Cluster } from "../postgres/cluster.ts";
import type { Settings } from "../settings.ts";

// The role of the site is no superuser, but it owns its tables: docs/decisions/audit-chain.md.
const NAME = "safe_harbor";
// Connections for the operator's own tools, the schedules and the superuser, in addition to those of our processes.
const SPARE_CONNECTIONS = 30;
const CONNECTIONS_MIN = 100;
// Trying again does not help with a full disk or a damaged folder.
const EARLY_ENDS_MAX = 4;
const NAME_WITH_LOG = "embedded PostgreSQL (its log is postgres.log in DATA_DIR)";

export interface Database extends Running {
  url: string;
}

/** Starts the PostgreSQL in DATA_DIR/postgres, with our role and database in it. */
export async function startEmbeddedDatabase(settings: Settings): Promise<Database> {
  const { databasePassword, appPassword } = settings.embeddedDatabase!;
  const processes = settings.webConcurrency + 2;
  const options = {
    folder: path.join(settings.dataDir, "postgres"),
    password: databasePassword,
    maxConnections: Math.max(CONNECTIONS_MIN, processes * settings.env.DATABASE_POOL_MAX + SPARE_CONNECTIONS),
  };
  let cluster: Cluster | undefined;
  // After a restart it listens on the same port, because all processes have its URL.
  const start = async () => (cluster = await startCluster({ ...options, ...(cluster && { port: cluster.port }) }));
  const server = await supervise(NAME_WITH_LOG, start, { inARow: EARLY_ENDS_MAX });
  try {
    await makeDatabase(cluster!, appPassword);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, url: `postgresql://${NAME}:${appPassword}@127.0.0.1:${cluster!.port}/${NAME}` };
}

async function makeDatabase(cluster: Cluster, appPassword: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  try {
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [NAME]);
    if (role.rowCount === 0)
      await client.query(`CREATE ROLE ${NAME} LOGIN PASSWORD ${client.escapeLiteral(appPassword)}`);
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [NAME]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${NAME} OWNER ${NAME} TEMPLATE template0`);
  } finally {
    await client.end();
  }
}
