import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { isAlive, isInTable } from "../processes.ts";

// A fast shutdown writes a checkpoint, which takes seconds on a slow disk. After that we insist.
const PATIENCE_MILLISECONDS: [NodeJS.Signals, number][] = [
  ["SIGINT", 30_000],
  ["SIGQUIT", 10_000],
  ["SIGKILL", 5_000],
];
const POLL_MILLISECONDS = 50;

/**
 * Clears what a start that was killed left in a cluster's folder. Call it only while holding the folder's lock.
 *
 * A server that still runs on this very folder is stopped, and its processes that outlived it as well. A
 * `postmaster.pid` whose number now belongs to a stranger, or to an exited server whose status nobody has read, is
 * given our own number: PostgreSQL does not take its parent for an owner, and still looks at the shared memory the file
 * names. Deleting the file would give up that check.
 */
export async function clearLeftovers(folder: string): Promise<void> {
  const file = path.join(folder, "postmaster.pid");
  const [firstLine = "", ...rest] = readLines(file);
  const pid = Number(firstLine);
  if (firstLine.trim() === "" || !Number.isInteger(pid) || pid <= 0) {
    // An empty file is what a full disk leaves; PostgreSQL refuses to start on it.
    rmSync(file, { force: true });
  } else if (isAlive(pid) && runsIn(pid, folder)) {
    await stopServer(pid);
  } else if (isInTable(pid)) {
    writeFileSync(file, [process.pid, ...rest].join("\n"));
  }
  await stopOrphans(folder);
}

/** Stops a server: politely at first, then less so. */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, milliseconds] of PATIENCE_MILLISECONDS) {
    if (!send(pid, signal)) return;
    const until = Date.now() + milliseconds;
    while (Date.now() < until) {
      if (!isAlive(pid)) return;
      await sleep(POLL_MILLISECONDS);
    }
  }
}

// Processes of a dead server end by themselves at their next wait. One that is busy would hold the shared memory.
async function stopOrphans(folder: string): Promise<void> {
  if (process.platform !== "linux") return;
  const orphans = readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && runsIn(pid, folder));
  await Promise.all(orphans.map((pid) => stopServer(pid)));
}

// Every process of PostgreSQL works in its data folder.
function runsIn(pid: number, folder: string): boolean {
  try {
    const real = realpathSync(folder);
    if (process.platform === "linux") return isPostgres(pid) && readlinkSync(`/proc/${pid}/cwd`) === real;
    const command = execFileSync("ps", ["-p", `${pid}`, "-o", "command="], { encoding: "utf8" });
    return command.includes("postgres") && (command.includes(folder) || command.includes(real));
  } catch {
    return false;
  }
}

function isPostgres(pid: number): boolean {
  return path.basename(readlinkSync(`/proc/${pid}/exe`)).startsWith("postgres");
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch {
    return [];
  }
}
