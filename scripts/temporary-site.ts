import type { ChildProcess, StdioOptions } from "node:child_process";
import { createHash } from "node:crypto";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { SETTING_NAMES } from "../lib/env.ts";
import { ensureBuild } from "./build.ts";
import { launch } from "./children.ts";
import { findLockOwner, type LockOwner } from "./folder-lock.ts";
import { freePort } from "./ports.ts";
import { readSettings } from "./settings.ts";

export interface TemporarySite {
  /** The URL of its server, which may differ from its SITE_URL. */
  url: string;
  siteUrl: string;
  postboxUrl: string;
  databaseUrl: string;
  dataDir: string;
  distDir: string;
  /** The process that runs scripts/start.ts. */
  starter: ChildProcess;
  stop: () => Promise<void>;
}

// The time of a first build on a slow machine.
const READY_MILLISECONDS_MAX = 15 * 60_000;
const STOP_MILLISECONDS_MAX = 40_000;
// With the same port the pages of the last build are for the same URL, and need not be rendered anew.
const USUAL_PORT = 3210;
/** The key of all temporary sites. It protects nothing. */
export const HASH_KEY = createHash("sha256").update("the hash key of temporary sites").digest("base64");

// Settings of the shell that must not reach this site. A test run sets the folder of the build itself.
const SETTINGS = [...SETTING_NAMES, "NEXTAUTH_URL"].filter((name) => name !== "NEXT_DIST_DIR" && name !== "STORIES");

/** The environment of this process with these settings, and without all others of a site. */
export function cleanEnvironment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of SETTINGS) delete env[name];
  return Object.assign(env, settings);
}

/** The settings of a temporary site that are not said otherwise. */
async function usualSettings() {
  const port = await freePort("127.0.0.1", [USUAL_PORT]);
  return { NEXT_DIST_DIR: ".next-test", PORT: `${port}`, HASH_KEY };
}

/** Makes the build that startTemporarySite needs, unless it exists. */
export async function buildTemporarySite(): Promise<void> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-build-"));
  try {
    const settings = { ...(await usualSettings()), DATA_DIR: dataDir };
    const { childEnv } = readSettings("production", cleanEnvironment(settings));
    // A build checks the settings, but connects to no database.
    await ensureBuild({ ...childEnv, DATABASE_URL: "postgresql://127.0.0.1/none" });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/**
 * Starts a site by `npm start`, which builds it if needed, for browser tests and benchmarks. `settings` override the defaults.
 * Its data is in a new folder that is deleted at the end, or in `keptDataDir`, which is kept. What all its processes print goes to
 * `outputFile` too, where one is named.
 */
export async function startTemporarySite(
  settings: Record<string, string> = {},
  keptDataDir?: string,
  outputFile?: string,
): Promise<TemporarySite> {
  const dataDir = keptDataDir ?? mkdtempSync(path.join(os.tmpdir(), "safe-harbor-site-"));
  const all = { ...(await usualSettings()), ...settings, DATA_DIR: dataDir };
  const env = cleanEnvironment(all);
  const stdio: StdioOptions | undefined = outputFile ? ["ignore", "pipe", "pipe", "ipc"] : undefined;
  const options = { env, ...(stdio && { stdio }) };
  const starter = launch(["scripts/start.ts"], options, { signal: "SIGINT", milliseconds: STOP_MILLISECONDS_MAX });
  if (outputFile) copyOutput(starter.child, outputFile);
  const stop = async () => {
    await starter.stop();
    if (!keptDataDir) rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const { siteUrl, postboxUrl, databaseUrl } = await waitUntilServing(starter.child, dataDir);
    return {
      url: `http://127.0.0.1:${all.PORT}`,
      siteUrl: siteUrl!,
      postboxUrl: postboxUrl!,
      databaseUrl: databaseUrl!,
      dataDir,
      distDir: all.NEXT_DIST_DIR,
      starter: starter.child,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function waitUntilServing(starter: ChildProcess, dataDir: string): Promise<LockOwner> {
  const until = Date.now() + READY_MILLISECONDS_MAX;
  while (Date.now() < until && starter.exitCode === null && starter.signalCode === null) {
    const owner = findLockOwner(dataDir);
    if (owner?.siteUrl) return owner;
    await sleep(200);
  }
  throw new Error("The site did not start; its messages are above.");
}

/** Prints what a child prints, and keeps a copy in a file. */
function copyOutput({ stdout, stderr }: ChildProcess, file: string): void {
  const copy = createWriteStream(file, { flags: "a" });
  for (const [from, to] of [
    [stdout, process.stdout],
    [stderr, process.stderr],
  ] as const)
    from?.on("data", (chunk: Buffer) => {
      to.write(chunk);
      copy.write(chunk);
    });
}
