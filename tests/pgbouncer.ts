import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import pg from "pg";

import { freePort } from "../scripts/ports";

const READY_MILLISECONDS_MAX = 15_000;
// From here on PgBouncer can keep prepared statements in transaction mode (its change log).
const KEEPS_STATEMENTS_FROM = 1.21;

/** The version of the PgBouncer on this machine, such as 1.18. Null, and a printed word, where there is none. */
export function pgbouncerVersion(): number | null {
  const { stdout } = spawnSync("pgbouncer", ["--version"], { encoding: "utf8", env: withSbin() });
  const version = /PgBouncer (\d+\.\d+)/.exec(stdout ?? "")?.[1];
  if (version) return Number(version);
  console.log("PgBouncer is not installed, so what needs it is skipped. Debian's package is named pgbouncer.");
  return null;
}

/** Whether this version can be told to keep prepared statements. Prints a word where it cannot. */
export function canKeepStatements(version: number | null): boolean {
  if (version !== null && minorOf(version) >= minorOf(KEEPS_STATEMENTS_FROM)) return true;
  console.log(`Prepared statements behind PgBouncer need version ${KEEPS_STATEMENTS_FROM}, so that is skipped.`);
  return false;
}

const minorOf = (version: number) => Number(`${version}`.split(".")[1] ?? 0);

/**
 * Starts the real PgBouncer in transaction mode before a database, with fewer sessions than the site has connections.
 * `preparedStatements` is its max_prepared_statements; null leaves the line out, which older versions do not know.
 */
export async function startPgBouncer(databaseUrl: string, preparedStatements: number | null) {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const folder = mkdtempSync(path.join(os.tmpdir(), "safe-harbor-pgbouncer-"));
  const listening = await freePort();
  const file = path.join(folder, "pgbouncer.ini");
  const lines = [
    "[databases]",
    `* = host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}`,
    "[pgbouncer]",
    "pool_mode = transaction",
    "listen_addr = 127.0.0.1",
    `listen_port = ${listening}`,
    "unix_socket_dir =",
    "auth_type = any",
    "default_pool_size = 5",
    "max_client_conn = 200",
    ...(preparedStatements === null ? [] : [`max_prepared_statements = ${preparedStatements}`]),
  ];
  writeFileSync(file, `${lines.join("\n")}\n`, { mode: 0o600 });
  const pooler = spawn("pgbouncer", [file], { stdio: ["ignore", "ignore", "pipe"], env: withSbin(), ...owned(file) });
  let output = "";
  pooler.stderr.on("data", (chunk: Buffer) => (output += chunk));
  const url = `postgresql://site@127.0.0.1:${listening}${pathname}`;
  await waitUntilReady(url, () => (pooler.exitCode === null ? null : output));
  return {
    url,
    close: async () => {
      if (pooler.exitCode === null) {
        const ended = once(pooler, "exit");
        pooler.kill("SIGKILL");
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// PgBouncer refuses to run as root.
function owned(file: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  const [uid, gid] = [idOf("-u"), idOf("-g")];
  chownSync(file, uid, gid);
  chmodSync(path.dirname(file), 0o711);
  return { uid, gid };
}

async function waitUntilReady(url: string, failed: () => string | null): Promise<void> {
  const until = Date.now() + READY_MILLISECONDS_MAX;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    const problem = await client.connect().then(
      () => null,
      (error: Error) => error,
    );
    await client.end().catch(() => undefined);
    if (!problem) return;
    const output = failed();
    if (output !== null || Date.now() > until) throw new Error(`PgBouncer did not start: ${output ?? problem.message}`);
    await sleep(50);
  }
}

// Debian puts it where only root's PATH leads.
const withSbin = () => ({ ...process.env, PATH: `${process.env["PATH"]}:/usr/sbin` });
