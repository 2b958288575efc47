import path from "node:path";

import pg from "pg";

import { startCluster, type Cluster, type ClusterOptions } from "../postgres/cluster.ts";
import type { Settings } from "../settings.ts";

// Named for what they are. The program's own role is no superuser: it cannot switch off the triggers it is held by.
const NAME = "safe_harbor";
// For the operator's own tools, the schedules' pools and the superuser, on top of what our processes use.
const SPARE_CONNECTIONS = 30;
const CONNECTIONS_MIN = 100;
// A disk that is full or a folder that is broken does not mend by trying.
const QUICK_ENDS_MAX = 4;
const QUICK_END_MILLISECONDS = 30_000;

export interface Database {
  url: string;
  /** Settles when the server has ended, and ended again after it was started anew. */
  ended: Promise<void>;
  stop: () => Promise<void>;
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
  const cluster = await startCluster(options);
  try {
    await makeDatabase(cluster, appPassword);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return {
    url: `postgresql://${NAME}:${appPassword}@127.0.0.1:${cluster.port}/${NAME}`,
    ...keepAlive(options, cluster),
  };
}

/** Starts the server again, on the same port, when it ends unasked; gives up when it keeps ending. */
function keepAlive(options: ClusterOptions, first: Cluster): Pick<Database, "ended" | "stop"> {
  let cluster = first;
  let stopping = false;
  const watch = async () => {
    for (let quickEnds = 0; quickEnds < QUICK_ENDS_MAX;) {
      const since = Date.now();
      await cluster.ended;
      if (stopping) return;
      quickEnds = Date.now() - since < QUICK_END_MILLISECONDS ? quickEnds + 1 : 1;
      console.error(
        "The embedded PostgreSQL ended unexpectedly and is started again. Its log is postgres.log in DATA_DIR.",
      );
      cluster = await startCluster({ ...options, port: first.port });
    }
  };
  return {
    ended: watch().catch((error: Error) => console.error(error.message)),
    stop: async () => {
      stopping = true;
      await cluster.stop();
    },
  };
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
