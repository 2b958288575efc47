import cluster, { type Worker } from "node:cluster";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import type { Settings } from "../settings.ts";
import { StartError } from "../start-error.ts";

export interface Site {
  stop: () => Promise<void>;
}

const BACKOFF_MILLISECONDS = { first: 200, max: 10_000 };
const WELL_MILLISECONDS = 60_000;
// Longer than a server takes to drain.
const STOP_MILLISECONDS_MAX = 12_000;

/** Serves the built site from one process a core on one port. A process that dies is replaced. */
export async function serveProduction({ webConcurrency }: Settings, env: Record<string, string>): Promise<Site> {
  cluster.setupPrimary({ exec: path.join(import.meta.dirname, "web.ts"), execArgv: [] });
  let stopping = false;
  const fork = () => cluster.fork(env);

  const first = Array.from({ length: webConcurrency }, fork);
  await Promise.all(first.map(listening));
  first.forEach((worker) => void replaceWhenDead(worker, BACKOFF_MILLISECONDS.first));
  return {
    stop: async () => {
      stopping = true;
      await Promise.all(
        Object.values(cluster.workers ?? {}).map((worker) => (worker ? stopWorker(worker) : Promise.resolve())),
      );
    },
  };

  async function replaceWhenDead(worker: Worker, wait: number): Promise<void> {
    const began = Date.now();
    await exited(worker);
    if (stopping) return;
    const next = Date.now() - began > WELL_MILLISECONDS ? BACKOFF_MILLISECONDS.first : wait;
    console.error(`A server process ended; another takes its place in ${next / 1000} s.`);
    await sleep(next);
    if (!stopping) void replaceWhenDead(fork(), Math.min(next * 2, BACKOFF_MILLISECONDS.max));
  }
}

function listening(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once("listening", () => resolve());
    worker.once("exit", () => reject(new StartError("The server did not start; its messages are above.")));
  });
}

async function stopWorker(worker: Worker): Promise<void> {
  if (worker.isDead()) return;
  const gone = exited(worker);
  worker.process.kill("SIGTERM");
  const killer = setTimeout(() => worker.process.kill("SIGKILL"), STOP_MILLISECONDS_MAX);
  await gone;
  clearTimeout(killer);
}

function exited(worker: Worker): Promise<void> {
  return worker.isDead() ? Promise.resolve() : new Promise((resolve) => worker.once("exit", () => resolve()));
}
