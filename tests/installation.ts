// A whole installation as on a server: PostgreSQL, two instances of the site behind nginx, the worker and a postbox, each a
// process of its own that can be restarted and killed. For journeys and benchmarks.
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import pg from "pg";

import { launch, type Running, supervise } from "../scripts/children.ts";
import { freePort } from "../scripts/ports.ts";
import { startCluster } from "../scripts/postgres/cluster.ts";
import { respondsAt } from "../scripts/rolling-restart.ts";
import { cleanEnvironment, HASH_KEY } from "../scripts/temporary-site.ts";
import { type Nginx, startNginx, untilTrue } from "./nginx.ts";

const DATABASE = "safe_harbor";
const READY_MILLISECONDS_MAX = 5 * 60_000;
const SOON = { firstMilliseconds: 200, maxMilliseconds: 1_000 };

export interface Instance {
  address: string;
  /** Stops it as an operator does, and starts it again. */
  restart: () => Promise<void>;
  /** Kills its primary and its server processes at once. A supervisor starts it again. */
  kill: () => void;
}

export interface Installation {
  nginx: Nginx;
  databaseUrl: string;
  postboxUrl: string;
  instances: Instance[];
  /** Kills the worker. A supervisor starts it again. */
  killWorker: () => void;
  /** Kills the primary of PostgreSQL. It is started again on the same port and recovers. */
  killDatabase: () => void;
  stop: () => Promise<void>;
}

interface Options {
  nginx: string;
  /** The URL and the folder of the build that is used. */
  siteUrl: string;
  distDir: string;
  settings?: Record<string, string>;
}

/** Starts everything. Throws where something does not come up, and stops what did. */
export async function startInstallation(options: Options): Promise<Installation> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-installation-"));
  const steps: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const step of steps.splice(0).reverse()) await step();
  };
  try {
    return { ...(await start(options, folder, steps)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(options: Options, folder: string, steps: (() => unknown)[]): Promise<Omit<Installation, "stop">> {
  const database = await startDatabase(path.join(folder, "postgres"), steps);
  const postboxPort = await freePort();
  const settings = {
    ...settingsOf(options, database.url),
    RESEND_BASE_URL: `http://127.0.0.1:${postboxPort}`,
    DATA_DIR: path.join(folder, "data"),
  };
  const postboxEnv = { ...settings, POSTBOX_PORT: `${postboxPort}`, POSTBOX_RATE: "1000" };
  const postbox = launchScript("scripts/postbox/main.ts", postboxEnv);
  steps.push(postbox.stop);

  const ports = [await freePort(), await freePort()];
  // The first applies the migrations; the second need not wait for them.
  const instances = await Promise.all(ports.map((port) => startInstance({ ...settings, PORT: `${port}` }, steps)));
  const worker = await keep("worker", ["scripts/with-services.ts", "scripts/worker.ts"], settings, steps);
  const nginx = await startNginx({
    nginx: options.nginx,
    folder: path.join(folder, "nginx"),
    port: await freePort(),
    addresses: ports.map((port) => `127.0.0.1:${port}`),
  });
  steps.push(nginx.stop);
  return {
    nginx,
    databaseUrl: database.url,
    postboxUrl: settings.RESEND_BASE_URL,
    instances,
    killWorker: worker.kill,
    killDatabase: database.kill,
  };
}

function settingsOf({ siteUrl, distDir, settings }: Options, databaseUrl: string): Record<string, string> {
  return {
    SITE_URL: siteUrl,
    NEXT_DIST_DIR: distDir,
    DATABASE_URL: databaseUrl,
    HASH_KEY,
    SEAL_KEYS: `k1:${HASH_KEY}`,
    NEXTAUTH_SECRET: HASH_KEY,
    RESEND_API_KEY: "re_installation",
    TRUSTED_PROXIES: "127.0.0.1",
    WEB_CONCURRENCY: "1",
    WORKER: "off",
    ...settings,
  };
}

async function startDatabase(folder: string, steps: (() => unknown)[]): Promise<{ url: string; kill: () => void }> {
  const port = await freePort();
  const options = { folder, port, password: "installation", maxConnections: 100 };
  let url = "";
  const begin = async (): Promise<Running> => {
    const cluster = await startCluster(options);
    url = cluster.url(DATABASE);
    return cluster;
  };
  const server = await supervise("PostgreSQL", begin, SOON);
  steps.push(server.stop);
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, "/postgres") });
  await client.connect();
  await client.query(`CREATE DATABASE ${DATABASE} TEMPLATE template0`).finally(() => client.end());
  const primary = () => Number(readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n")[0]);
  return { url, kill: () => process.kill(primary(), "SIGKILL") };
}

async function startInstance(settings: Record<string, string>, steps: (() => unknown)[]): Promise<Instance> {
  const address = `127.0.0.1:${settings["PORT"]}`;
  const kept = await keep("instance", ["scripts/start.ts"], settings, steps);
  const ready = () => untilTrue(`${address} responds`, () => respondsAt(address), READY_MILLISECONDS_MAX);
  await ready();
  const restart = async () => {
    await kept.end();
    await ready();
  };
  return { address, restart, kill: kept.kill };
}

/** Keeps a command of ours running, as systemd does. */
async function keep(name: string, args: string[], settings: Record<string, string>, steps: (() => unknown)[]) {
  let child: ChildProcess | undefined;
  let running: Running | undefined;
  const begin = () => {
    const launched = launch(args, { env: cleanEnvironment(settings) }, { signal: "SIGTERM", milliseconds: 30_000 });
    child = launched.child;
    return (running = launched);
  };
  const kept = await supervise(name, begin, SOON);
  steps.push(kept.stop);
  return {
    kill: () => void child?.kill("SIGKILL"),
    /** Ends it in order. The supervisor starts it again. */
    end: async () => void (await running?.stop()),
  };
}

function launchScript(script: string, env: Record<string, string>) {
  return launch(["--import", "./scripts/loader.mjs", script], { env: cleanEnvironment(env) });
}
