import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { SETTING_NAMES } from "../lib/env.ts";
import { launch } from "./children.ts";
import { findLockOwner, type LockOwner } from "./folder-lock.ts";
import { freePort } from "./ports.ts";

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
// Pages contain the URL of the site, so with the same port the build can be used again.
const USUAL_PORT = 3210;

// Settings of the shell that must not reach this site. A test run sets the folder of the build itself.
const SETTINGS = [...SETTING_NAMES, "NEXTAUTH_URL"].filter((name) => name !== "NEXT_DIST_DIR" && name !== "STORIES");

/** The environment of this process with these settings, and without all others of a site. */
export function cleanEnvironment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of SETTINGS) delete env[name];
  return Object.assign(env, settings);
}

/**
 * Starts a site by `npm start`, which builds it if needed, for browser tests and benchmarks. `settings` override the defaults.
 * Its data is in a new folder that is deleted at the end, or in `keptDataDir`, which is kept.
 */
export async function startTemporarySite(
  settings: Record<string, string> = {},
  keptDataDir?: string,
): Promise<TemporarySite> {
  const dataDir = keptDataDir ?? mkdtempSync(path.join(os.tmpdir(), "safe-harbor-site-"));
  const port = await freePort("127.0.0.1", [USUAL_PORT]);
  const all = { NEXT_DIST_DIR: ".next-test", PORT: `${port}`, ...settings, DATA_DIR: dataDir };
  const env = cleanEnvironment(all);
  const starter = launch(["scripts/start.ts"], { env }, { signal: "SIGINT", milliseconds: STOP_MILLISECONDS_MAX });
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
