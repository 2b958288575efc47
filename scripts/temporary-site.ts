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
  /** Where its server listens, which may be another URL than the one it is called by. */
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

// A first build on a slow machine.
const READY_MILLISECONDS_MAX = 15 * 60_000;
const STOP_MILLISECONDS_MAX = 40_000;
// Pages contain the URL of the site, so the same port each time means the same build each time.
const USUAL_PORT = 3210;

// What a shell may hold that must not reach a site of ours. Where the build lies, a test run says itself.
const SETTINGS = [...SETTING_NAMES, "NEXTAUTH_URL"].filter((name) => name !== "NEXT_DIST_DIR" && name !== "STORIES");

/** The environment of this process without the settings that are meant for another site, and with these. */
export function cleanEnvironment(settings: Record<string, string>): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of SETTINGS) delete env[name];
  return Object.assign(env, settings);
}

/**
 * The site as `npm start` brings it up, built if needed. For the browser tests and the benchmarks. `settings` override
 * the defaults. Its data lie in a new folder that goes when it stops, or in `keptDataDir`, which stays.
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
