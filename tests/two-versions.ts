// Two versions of the site on one database, for the drill of an upgrade.
import { execFileSync, type SpawnOptions } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";

import pg from "pg";

import { Client } from "../bench/client.ts";
import { confirmedIn, NUMBERS } from "../bench/signer.ts";
import { launch, root } from "../scripts/children.ts";
import { freePort } from "../scripts/ports.ts";
import { startCluster } from "../scripts/postgres/cluster.ts";
import { respondsAt } from "../scripts/rolling-restart.ts";
import { StartError } from "../scripts/start-error.ts";
import { cleanEnvironment, HASH_KEY } from "../scripts/temporary-site.ts";
import { signer } from "./crowd.ts";
import { untilTrue } from "./nginx.ts";

const READY_MILLISECONDS_MAX = 20 * 60_000;
const STOP = { signal: "SIGTERM", milliseconds: 40_000 } as const;
const PAGE = 100;

/** A running version. */
export interface Version {
  url: string;
  /** How it responds to a confirmation. */
  confirmStatus: number;
  stop: () => Promise<unknown>;
}

export interface Drill {
  siteUrl: string;
  postboxUrl: string;
  /** Starts a version with its worker: this one, or that of a folder. Resolves when it responds. */
  start: (sources?: string, confirmStatus?: number) => Promise<Version>;
  /** Those who have confirmed: as rows, as mailboxes, in the tally, and as the public number of each version. */
  count: (versions: Version[]) => Promise<Record<string, number>>;
  /** Throws where one of the first people of the crowd got the same email twice. */
  requireNoCopies: (people: number) => Promise<void>;
  /** The errors that the versions have logged. */
  errors: string[];
}

/** Writes the sources of a commit into a folder, and returns it. */
export function checkOutRelease(commit: string, folder: string): string {
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root, stdio: ["ignore", "pipe", "ignore"] });
  try {
    git("cat-file", "-e", `${commit}^{commit}`);
  } catch {
    throw new StartError(
      `There is no commit ${commit} here, so that release cannot be started. In a shallow clone, run first: git fetch --unshallow`,
    );
  }
  const sources = path.join(folder, "release");
  const archive = path.join(folder, "release.tar");
  mkdirSync(sources);
  git("archive", "--output", archive, commit);
  execFileSync("tar", ["-xf", archive, "-C", sources]);
  return sources;
}

/** Starts a PostgreSQL and a postbox for both versions. */
export async function startDrill(folder: string, onStop: (step: () => unknown) => void): Promise<Drill> {
  const cluster = await startCluster({ folder: path.join(folder, "postgres"), password: "drill", maxConnections: 100 });
  onStop(cluster.stop);
  const ask = async <Row>(database: string, statement: string) => {
    const client = new pg.Client({ connectionString: cluster.url(database) });
    await client.connect();
    return (await client.query(statement).finally(() => client.end())).rows as Row[];
  };
  await ask("postgres", "CREATE DATABASE safe_harbor TEMPLATE template0");
  const siteUrl = `http://localhost:${await freePort()}`;
  const postboxPort = await freePort();
  const postboxUrl = `http://127.0.0.1:${postboxPort}`;
  const settings = {
    SITE_URL: siteUrl,
    DATABASE_URL: cluster.url("safe_harbor"),
    HASH_KEY,
    SEAL_KEYS: `k1:${HASH_KEY}`,
    NEXTAUTH_SECRET: HASH_KEY,
    RESEND_API_KEY: "re_drill",
    RESEND_BASE_URL: postboxUrl,
    WEB_CONCURRENCY: "1",
  };
  const env = {
    ...settings,
    DATA_DIR: path.join(folder, "postbox"),
    POSTBOX_PORT: `${postboxPort}`,
    POSTBOX_RATE: "1000",
  };
  onStop(launch(["--import", "./scripts/loader.mjs", "scripts/postbox/main.ts"], { env: cleanEnvironment(env) }).stop);

  const errors: string[] = [];
  const start = async (sources = root, confirmStatus = 303): Promise<Version> => {
    const [port, dataDir] = [await freePort(), path.join(folder, path.basename(sources) + "-data")];
    const distDir = sources === root ? ".next-test" : ".next";
    const env = cleanEnvironment({ ...settings, NEXT_DIST_DIR: distDir, PORT: `${port}`, DATA_DIR: dataDir });
    const options = { env, cwd: sources, stdio: ["ignore", "pipe", "pipe", "ipc"] } satisfies SpawnOptions;
    const { child, stop, ended } = launch([path.join(sources, "scripts/run.mjs"), "start"], options, STOP);
    onStop(stop);
    for (const output of [child.stdout!, child.stderr!])
      createInterface({ input: output }).on("line", (line) => {
        console.log(line);
        if (line.includes('"level":"error"')) errors.push(line);
      });
    const failed = ended.then((code) => Promise.reject(new StartError(`A version ended with ${code}.`)));
    const ready = untilTrue("it responds", () => respondsAt(`127.0.0.1:${port}`), READY_MILLISECONDS_MAX);
    await Promise.race([ready, failed]);
    failed.catch(() => undefined);
    return { url: `http://127.0.0.1:${port}`, confirmStatus, stop };
  };
  const count = async (versions: Version[]) => {
    const [rows] = await ask<Record<string, number>>("safe_harbor", COUNTS);
    const shown = versions.map(async ({ url }) => [`at ${url}`, await publicNumber(url, siteUrl)] as const);
    return { ...rows, ...Object.fromEntries(await Promise.all(shown)) };
  };
  return {
    siteUrl,
    postboxUrl,
    start,
    count,
    errors,
    requireNoCopies: (people) => requireNoCopies(postboxUrl, people),
  };
}

const COUNTS = `
  SELECT count(*)::int AS confirmed, count(DISTINCT email_hash)::int AS mailboxes,
    (SELECT coalesce(sum(count), 0)::int FROM (SELECT count FROM tally_state UNION ALL SELECT delta FROM tally_entry) t)
      AS tallied
  FROM signature WHERE status = 'confirmed'`;

async function publicNumber(url: string, siteUrl: string): Promise<number> {
  const client = new Client({ url, siteUrl }, { keepAlive: false });
  return confirmedIn((await client.send({ path: NUMBERS })).body);
}

async function requireNoCopies(postboxUrl: string, people: number): Promise<void> {
  for (let number = 0; number < people; number += 1) {
    const { email } = signer(number);
    const response = await fetch(`${postboxUrl}/api/mails?to=${encodeURIComponent(email)}&limit=${PAGE}`);
    const subjects = ((await response.json()) as { mails: { subject: string }[] }).mails.map(({ subject }) => subject);
    if (new Set(subjects).size !== subjects.length)
      throw new StartError(`${email} got an email twice: ${subjects.join(", ")}.`);
  }
}
