import { chownSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { applyMigrations } from "../scripts/database/migrations";
import { findAccount } from "../scripts/postgres/account";
import { startCluster, type Cluster } from "../scripts/postgres/cluster";
import { MIGRATIONS } from "../scripts/services";

const QUICK = { fsync: "off", synchronous_commit: "on", full_page_writes: "off" };
const PASSWORD = "of-the-replica-tests";

export interface Pair {
  primaryUrl: string;
  replicaUrl: string;
  stopReplica: () => Promise<void>;
  startReplica: () => Promise<void>;
  remove: () => Promise<void>;
}

/**
 * Starts a PostgreSQL with our tables, and a streaming replica of it: a copy of its folder, made while it is stopped, that follows it
 * from then on. The npm package has no pg_basebackup.
 */
export async function startPair(): Promise<Pair> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-replica-"));
  const [primaryFolder, replicaFolder] = [path.join(folder, "primary"), path.join(folder, "replica")];
  const options = { password: PASSWORD, maxConnections: 50 };
  const first = await startCluster({ ...options, folder: primaryFolder, settings: QUICK });
  await applyMigrations(first.url("postgres"), MIGRATIONS);
  await first.stop();
  cpSync(primaryFolder, replicaFolder, { recursive: true });
  writeFileSync(path.join(replicaFolder, "standby.signal"), "");
  giveToServer(replicaFolder);
  const primary = await startCluster({ ...options, folder: primaryFolder, settings: QUICK });
  const following = {
    ...QUICK,
    primary_conninfo: `host=127.0.0.1 port=${primary.port} user=postgres password=${PASSWORD}`,
    wal_retrieve_retry_interval: "100ms",
  };
  let replica: Cluster;
  const startReplica = async (port?: number) => {
    replica = await startCluster({ ...options, folder: replicaFolder, settings: following, ...(port && { port }) });
  };
  await startReplica();
  const { port } = replica!;
  return {
    primaryUrl: primary.url("postgres"),
    replicaUrl: replica!.url("postgres"),
    stopReplica: () => replica.stop(),
    startReplica: () => startReplica(port),
    remove: async () => {
      await replica.stop();
      await primary.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// A copy that root makes belongs to root.
function giveToServer(folder: string): void {
  const { owner } = findAccount();
  if (!owner) return;
  for (const name of ["", ...(readdirSync(folder, { recursive: true }) as string[])])
    chownSync(path.join(folder, name), owner.uid, owner.gid);
}
