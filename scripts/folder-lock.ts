import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { startedAt, isAlive } from "./processes.ts";
import { StartError } from "./start-error.ts";

/** The process that uses a folder, and the URLs of its services. Stored as `running.json` in the folder. */
export interface LockOwner {
  pid: number;
  /** Distinguishes this process from a later one with the same pid. */
  startedAt: string;
  databaseUrl?: string;
  postboxUrl?: string;
  siteUrl?: string;
}

export interface FolderLock {
  /** Whether the lock of a killed process was taken over. */
  recovered: boolean;
  publish: (found: Omit<LockOwner, "pid" | "startedAt">) => void;
  release: () => void;
}

const TRIES_MAX = 20;
const WAIT_MILLISECONDS = 250;
const fileOf = (folder: string) => path.join(folder, "running.json");

/** Locks the folder for this process. Throws a StartError while another running process has the lock. */
export function lockFolder(folder: string): FolderLock {
  const file = fileOf(folder);
  const self: LockOwner = { pid: process.pid, startedAt: startedAt(process.pid) };
  let recovered = false;
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    if (create(file, self)) return lockOf(file, self, recovered);
    const owner = readOwner(file);
    if (owner && isRunning(owner)) {
      throw new StartError(
        `${folder} is in use by process ${owner.pid}${owner.siteUrl ? `, which serves ${owner.siteUrl}` : ""}.\n` +
          "Stop it first, or set DATA_DIR and PORT to others.",
      );
    }
    takeAway(file, owner);
    recovered = true;
  }
  throw new StartError(`${file} could not be taken. Remove it if nothing runs on ${folder}.`);
}

/** Waits for the lock of the folder. Returns a function that releases it. */
export async function waitForFolder(folder: string): Promise<() => void> {
  for (;;) {
    if (!findLockOwner(folder)) {
      try {
        return lockFolder(folder).release;
      } catch (error) {
        if (!(error instanceof StartError)) throw error;
      }
    }
    await sleep(WAIT_MILLISECONDS);
  }
}

/** The process that has the lock of the folder now, or null. */
export function findLockOwner(folder: string): LockOwner | null {
  const owner = readOwner(fileOf(folder));
  return owner && isRunning(owner) ? owner : null;
}

function lockOf(file: string, self: LockOwner, recovered: boolean): FolderLock {
  return {
    recovered,
    publish: (found) => {
      writeFileSync(`${file}.${process.pid}`, JSON.stringify({ ...self, ...found }), { mode: 0o600 });
      renameSync(`${file}.${process.pid}`, file);
    },
    release: () => {
      const owner = readOwner(file);
      if (owner && owner.pid === self.pid && owner.startedAt === self.startedAt) rmSync(file, { force: true });
    },
  };
}

// Writes another file and links it, so that the lock never exists without its content.
function create(file: string, self: LockOwner): boolean {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(self), { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

// Two starts may find the same dead lock. One that has moved away the new lock of the other puts it back.
function takeAway(file: string, dead: LockOwner | null): void {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
    const moved = readOwner(aside);
    if (moved && moved.startedAt !== dead?.startedAt && isRunning(moved)) linkSync(aside, file);
  } catch (error) {
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function readOwner(file: string): LockOwner | null {
  try {
    // Version 0.1 wrote `began`, and may still be running.
    const { began, startedAt = began, ...owner } = JSON.parse(readFileSync(file, "utf8"));
    return { ...owner, startedAt } as LockOwner;
  } catch {
    return null;
  }
}

function isRunning(owner: LockOwner): boolean {
  return isAlive(owner.pid) && startedAt(owner.pid) === owner.startedAt;
}
