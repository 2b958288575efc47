import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { onDatabase } from "../../tests/database";
import { isAlive } from "../processes";
import { findAccount } from "./account";
import { startCluster, type Cluster } from "./cluster";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

// The folder of mktemp is closed to other users, and PostgreSQL runs as another user if root starts it.
let parent: string;
let folder: string;
const started: Cluster[] = [];

beforeEach(() => {
  parent = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-cluster-"));
  folder = path.join(parent, "postgres");
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((cluster) => cluster.stop()));
  rmSync(parent, { recursive: true, force: true });
});

async function start(): Promise<Cluster> {
  const cluster = await startCluster({ folder, password: "only-for-this-test", maxConnections: 20 });
  started.push(cluster);
  return cluster;
}

const serverPid = () => Number(readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n")[0]);
const write = (cluster: Cluster) =>
  onDatabase((client) => client.query("CREATE TABLE kept AS SELECT 42 AS value"), cluster.url("postgres"));
const read = (cluster: Cluster) =>
  onDatabase(
    async (client) => (await client.query<{ value: number }>("SELECT value FROM kept")).rows[0]!.value,
    cluster.url("postgres"),
  );

test("a server killed in the middle of its work restarts with everything that was committed", async () => {
  const first = await start();
  await write(first);
  process.kill(serverPid(), "SIGKILL");
  await first.ended;
  expect(await read(await start())).toBe(42);
});

test("a server whose parent has ended is stopped before another one starts on the same files", async () => {
  const first = await start();
  await write(first);
  const pid = serverPid();
  const second = await start();
  expect(isAlive(pid)).toBe(false);
  expect(await read(second)).toBe(42);
});

test("a lock file whose pid now belongs to another program prevents no start, and the program goes on", async () => {
  const first = await start();
  await write(first);
  const left = readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
  await first.stop();
  writeFileSync(path.join(folder, "postmaster.pid"), [`${process.ppid}`, ...left.slice(1)].join("\n"));
  expect(await read(await start())).toBe(42);
  expect(isAlive(process.ppid)).toBe(true);
});

test("a lock file of an exited server that is still in the table of processes prevents no start", async () => {
  const first = await start();
  await write(first);
  const left = readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
  await first.stop();
  // The shell becomes a program that never reads the status of its child. PostgreSQL only checks processes of its own account.
  const { file, args, ...as } = findAccount().launch("sh", ["-c", "sleep 1 & echo $!; exec sleep 60"]);
  const shell = spawn(file, args, { ...as, stdio: ["ignore", "pipe", "ignore"] });
  try {
    const exited = Number(String((await once(shell.stdout, "data"))[0]));
    await wait(1_500);
    expect(process.kill(exited, 0)).toBe(true);
    writeFileSync(path.join(folder, "postmaster.pid"), [exited, ...left.slice(1)].join("\n"));
    expect(await read(await start())).toBe(42);
  } finally {
    shell.kill();
  }
});

test("an empty lock file, as a full disk leaves it, prevents no start", async () => {
  const first = await start();
  await first.stop();
  writeFileSync(path.join(folder, "postmaster.pid"), "");
  await expect(start()).resolves.toBeDefined();
});

test("an incomplete folder of an interrupted first start is created again", async () => {
  mkdirSync(`${folder}.unfinished/base`, { recursive: true });
  writeFileSync(`${folder}.unfinished/PG_VERSION`, "18");
  await expect(start()).resolves.toBeDefined();
});

test("a folder with other files is refused and not changed", async () => {
  mkdirSync(folder);
  writeFileSync(path.join(folder, "emails.txt"), "mine");
  await expect(start()).rejects.toThrow(/is not a PostgreSQL data folder/);
  expect(readFileSync(path.join(folder, "emails.txt"), "utf8")).toBe("mine");
});

test("a wrong password is reported at once", async () => {
  await (await start()).stop();
  const other = startCluster({ folder, password: "another", maxConnections: 20 });
  await expect(other).rejects.toThrow(/does not know the password/);
});
