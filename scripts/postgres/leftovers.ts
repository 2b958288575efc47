import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { isAlive, isInTable } from "../processes.ts";

// A fast shutdown writes a checkpoint, which takes seconds on a slow disk. After that time the server is killed.
const PATIENCE_MILLISECONDS: [NodeJS.Signals, number][] = [
  ["SIGINT", 30_000],
  ["SIGQUIT", 10_000],
  ["SIGKILL", 5_000],
];
const POLL_MILLISECONDS = 50;

/**
 * Clears what a killed start left in the folder of a cluster. Call it only with the lock of the folder.
 *
 * A server that still runs on this folder is stopped, and so are remaining processes of a dead one. If the pid in
 * `postmaster.pid` now belongs to another program, or to an exited server whose status nobody has read, it is replaced by our
 * own: PostgreSQL does not take its parent for the owner, and still checks the shared memory that the file names. Deleting
 * the file would skip that check.
 */
export async function clearLeftovers(folder: string): Promise<void> {
  const file = path.join(folder, "postmaster.pid");
  const [firstLine = "", ...rest] = readLines(file);
  const pid = Number(firstLine);
  if (firstLine.trim() === "" || !Number.isInteger(pid) || pid <= 0) {
    // A full disk leaves an empty file, with which PostgreSQL does not start.
    rmSync(file, { force: true });
  } else if (isAlive(pid) && runsIn(pid, folder)) {
    await stopServer(pid);
  } else if (isInTable(pid)) {
    writeFileSync(file, [process.pid, ...rest].join("\n"));
  }
  await stopOrphans(folder);
}

/** Stops a server: first by a fast shutdown, then by killing it. */
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

// The processes of a dead server end at their next wait. Until then a busy one holds the shared memory.
async function stopOrphans(folder: string): Promise<void> {
  if (process.platform !== "linux") return;
  const orphans = readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && runsIn(pid, folder));
  await Promise.all(orphans.map((pid) => stopServer(pid)));
}

// The working directory of every PostgreSQL process is its data folder.
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
