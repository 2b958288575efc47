import path from "node:path";

import pg from "pg";

import { startCluster, type Cluster } from "../postgres/cluster.ts";
import type { Settings } from "../settings.ts";

// Named for what they are. The program's own role is no superuser: it cannot switch off the triggers it is held by.
const NAME = "safe_harbor";
// For the operator's own tools, the schedules' pools and the superuser, on top of what our processes use.
const SPARE_CONNECTIONS = 30;
const CONNECTIONS_MIN = 100;

export interface Database {
  url: string;
  /** Settles when the server has ended without being asked to. */
  ended: Promise<void>;
  stop: () => Promise<void>;
}

/** Starts the PostgreSQL in DATA_DIR/postgres, with our role and database in it. */
export async function startEmbeddedDatabase(settings: Settings): Promise<Database> {
  const { databasePassword, appPassword } = settings.embeddedDatabase!;
  const processes = settings.webConcurrency + 2;
  const cluster = await startCluster({
    folder: path.join(settings.dataDir, "postgres"),
    password: databasePassword,
    maxConnections: Math.max(CONNECTIONS_MIN, processes * settings.env.DATABASE_POOL_MAX + SPARE_CONNECTIONS),
  });
  try {
    await makeDatabase(cluster, appPassword);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return {
    url: `postgresql://${NAME}:${appPassword}@127.0.0.1:${cluster.port}/${NAME}`,
    ended: cluster.ended,
    stop: cluster.stop,
  };
}

async function makeDatabase(cluster: Cluster, appPassword: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  try {
    const role = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [NAME]);
    if (role.rowCount === 0) await client.query(`CREATE ROLE ${NAME} LOGIN PASSWORD ${client.escapeLiteral(appPassword)}`);
    const database = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [NAME]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${NAME} OWNER ${NAME} TEMPLATE template0`);
  } finally {
    await client.end();
  }
}
