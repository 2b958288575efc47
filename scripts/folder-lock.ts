import { createHash } from "node:crypto";
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
const LOCK = "running.json";
const fileOf = (folder: string) => path.join(folder, LOCK);

/** Locks the folder for this process. Throws a StartError while another running process has the lock. */
export function lockFolder(folder: string): FolderLock {
  const file = fileOf(folder);
  const self: LockOwner = { pid: process.pid, startedAt: startedAt(process.pid) };
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    if (create(file, self)) return lockOf(file, self, false);
    const found = contentOf(file);
    if (found === null) continue;
    const owner = parseOwner(found);
    if (owner && isRunning(owner)) throw inUse(folder, owner);
    const successor = succeed(file, found, self);
    if (successor === self) return lockOf(file, self, true);
    if (successor) throw inUse(folder, successor);
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
    publish: (found) => replace(file, { ...self, ...found }),
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

/**
 * Takes over the lock of a process that is gone, and returns who has taken it: `self`, another process, or null where the lock
 * has changed meanwhile. Many starts may find the same dead lock. Only one of them creates the file with the name of its
 * owner, and only that one may replace the lock. If it was killed on the way, its own successor continues.
 */
function succeed(file: string, dead: string, self: LockOwner): LockOwner | null {
  let claim = `${file}.after-${idOf(dead)}`;
  for (let tries = 0; !create(claim, self); tries += 1) {
    const claimant = readOwner(claim);
    if (claimant && isRunning(claimant)) return claimant;
    if (tries === TRIES_MAX) return null;
    claim = `${file}.after-${idOf(contentOf(claim))}`;
  }
  // Somebody who came earlier may have replaced the lock and removed the claims before this one was created.
  if (contentOf(file) !== dead) {
    rmSync(claim, { force: true });
    return null;
  }
  replace(file, self);
  const folder = path.dirname(file);
  for (const name of readdirSync(folder))
    if (name.startsWith(`${LOCK}.after-`)) rmSync(path.join(folder, name), { force: true });
  return self;
}

function idOf(content: string | null): string {
  return createHash("sha256")
    .update(content ?? "")
    .digest("hex")
    .slice(0, 16);
}

function replace(file: string, content: LockOwner): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(content), { mode: 0o600 });
  renameSync(draft, file);
}

function inUse(folder: string, owner: LockOwner): StartError {
  return new StartError(
    `${folder} is in use by process ${owner.pid}${owner.siteUrl ? `, which serves ${owner.siteUrl}` : ""}.\n` +
      "Stop it first, or set DATA_DIR and PORT to others.",
  );
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

function readOwner(file: string): LockOwner | null {
  return parseOwner(contentOf(file) ?? "");
}

function parseOwner(content: string): LockOwner | null {
  try {
    // Version 0.1 wrote `began`, and may still be running.
    const { began, startedAt = began, ...owner } = JSON.parse(content);
    return { ...owner, startedAt } as LockOwner;
  } catch {
    return null;
  }
}

function isRunning(owner: LockOwner): boolean {
  return isAlive(owner.pid) && startedAt(owner.pid) === owner.startedAt;
}
