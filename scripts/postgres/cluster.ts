import { spawn, type ChildProcess } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  chownSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import pg from "pg";

import { freePort } from "../ports.ts";
import { StartError } from "../start-error.ts";
import { findAccount, handOver, type Account } from "./account.ts";
import { findBinaries, type Binaries } from "./binaries.ts";
import { clearLeftovers, stopServer } from "./leftovers.ts";

export interface ClusterOptions {
  /** The folder of the data files, created at first. The log is `<folder>.log`. */
  folder: string;
  /** The password of the superuser "postgres", which must stay the same for this folder. */
  password: string;
  maxConnections: number;
  /** The port for a restart. Otherwise any free port is used. */
  port?: number;
  /** Further settings of the server. */
  settings?: Record<string, string>;
}

export interface Cluster {
  port: number;
  /** The URL of one of its databases, for the superuser. */
  url: (database: string) => string;
  /** Settles when the server has ended, for whatever reason. */
  ended: Promise<void>;
  stop: () => Promise<void>;
}

const SUPERUSER = "postgres";
// Crash recovery reads the log since the last checkpoint, which takes minutes at worst.
const READY_MILLISECONDS_MAX = 10 * 60_000;
const PORT_TRIES_MAX = 5;
const LOG_BYTES_MAX = 10_000_000;

/** Starts a PostgreSQL of our own on a free port of 127.0.0.1. Creates its folder where there is none. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const binaries = await findBinaries();
  const account = findAccount();
  if (!existsSync(path.join(options.folder, "PG_VERSION"))) await initialise(options, binaries, account);
  handOver(account, options.folder, binaries.postgres);
  await clearLeftovers(options.folder);
  for (let tries = 1; ; tries += 1) {
    const port = options.port ?? (await freePort());
    const server = launchServer(options, binaries, account, port);
    const failure = await waitUntilReady(server, urlOf(options, port, "postgres"), options.folder);
    if (!failure) return clusterOf(options, server, port);
    const portTaken = failure.includes("could not bind") || failure.includes("Address already in use");
    if (!portTaken || tries === PORT_TRIES_MAX)
      throw new StartError(`The embedded PostgreSQL did not start.\n${failure}`);
  }
}

// In another folder that is renamed when it is complete, so that a power cut leaves nothing that looks like a cluster.
async function initialise({ folder, password }: ClusterOptions, binaries: Binaries, account: Account): Promise<void> {
  if (existsSync(folder)) {
    throw new StartError(
      `${folder} exists but is not a PostgreSQL data folder. Move it away, or choose another DATA_DIR.`,
    );
  }
  const unfinished = `${folder}.unfinished`;
  const passwordFile = `${folder}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  handOver(account, unfinished, binaries.initdb);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.owner) chownSync(passwordFile, account.owner.uid, account.owner.gid);
  try {
    const { code, output } = await run(account, binaries.initdb, [
      "--pgdata",
      unfinished,
      "--username",
      SUPERUSER,
      "--pwfile",
      passwordFile,
      "--auth",
      "scram-sha-256",
      // The same collation on every machine, whatever locales it has.
      "--encoding",
      "UTF8",
      "--locale",
      "C",
      "--locale-provider",
      "builtin",
      "--builtin-locale",
      "C.UTF-8",
    ]);
    if (code !== 0)
      throw new StartError(`The embedded PostgreSQL could not make its folder ${folder}.\n${tail(output)}`);
    renameSync(unfinished, folder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function run(account: Account, program: string, args: string[]): Promise<{ code: number | null; output: string }> {
  const { file, args: all, ...as } = account.launch(program, args);
  return new Promise((resolve, reject) => {
    const child = spawn(file, all, { ...as, stdio: ["ignore", "pipe", "pipe"], env: serverEnvironment() });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk));
    child.stderr.on("data", (chunk: Buffer) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

function launchServer(options: ClusterOptions, { postgres }: Binaries, account: Account, port: number): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    port: `${port}`,
    // No Unix socket: its path may have about a hundred characters, which a deep folder exceeds.
    unix_socket_directories: "",
    max_connections: `${options.maxConnections}`,
    timezone: "UTC",
    log_timezone: "UTC",
    // JIT compilation takes longer than our statements.
    jit: "off",
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const { file, args, ...as } = account.launch(postgres, ["-D", options.folder, ...flags]);
  const log = openLog(options.folder);
  // In a process group of its own, so that Ctrl-C does not reach it: the database stops last.
  const server = spawn(file, args, { ...as, stdio: ["ignore", log, log], detached: true, env: serverEnvironment() });
  closeSync(log);
  return server;
}

// The server must not see our settings, such as PGPORT or the secrets.
function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { NODE_ENV: "production", PATH, HOME, TMPDIR, LC_ALL: "C" };
}

function logFile(folder: string): string {
  return `${folder}.log`;
}

function openLog(folder: string): number {
  const file = logFile(folder);
  if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
  const log = openSync(file, "a", 0o600);
  chmodSync(file, 0o600);
  return log;
}

// Null when the server responds, or else what it printed before it ended.
async function waitUntilReady(server: ChildProcess, url: string, folder: string): Promise<string | null> {
  const begin = statSync(logFile(folder)).size;
  const written = () => tail(readFileSync(logFile(folder)).subarray(begin).toString("utf8"));
  let launchError: Error | undefined;
  server.once("error", (error) => (launchError = error));
  const until = Date.now() + READY_MILLISECONDS_MAX;
  while (Date.now() < until) {
    if (launchError) return launchError.message;
    if (server.exitCode !== null || server.signalCode !== null) return written();
    if (await responds(url)) return null;
    await sleep(50);
  }
  await stopServer(server.pid!);
  return `It did not become ready.\n${written()}`;
}

async function responds(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    // 28P01: the server refuses our password, so waiting does not help.
    if ((error as { code?: string }).code === "28P01") {
      throw new StartError(
        "The embedded PostgreSQL does not know the password kept in DATA_DIR. Was secrets.json replaced?",
      );
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function clusterOf(options: ClusterOptions, server: ChildProcess, port: number): Cluster {
  const ended =
    server.exitCode !== null ? Promise.resolve() : new Promise<void>((resolve) => server.once("exit", () => resolve()));
  return {
    port,
    url: (database) => urlOf(options, port, database),
    ended,
    stop: async () => {
      // The pid of an exited server may belong to another process now.
      if (server.exitCode === null && server.signalCode === null) await Promise.race([stopServer(server.pid!), ended]);
      await ended;
    },
  };
}

function urlOf({ password }: ClusterOptions, port: number, database: string): string {
  return `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

function tail(text: string): string {
  return text
    .trim()
    .split("\n")
    .slice(-12)
    .map((line) => `  ${line}`)
    .join("\n");
}
