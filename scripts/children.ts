import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";

export const root = path.dirname(import.meta.dirname);

const BACKOFF_MILLISECONDS = { first: 500, max: 30_000 };
// A child that ran this long was well; its next end is a new trouble, not the old one.
const WELL_MILLISECONDS = 60_000;
const STOP_MILLISECONDS_MAX = 15_000;

const LOADER = ["--import", pathToFileURL(path.join(root, "scripts/loader.mjs")).href];

export interface Program {
  /** A script of ours that imports the domain in lib/. */
  script: string;
  args?: string[];
  env: Record<string, string>;
}

/** Runs a script to its end. Resolves with its exit code; an abort asks it to stop. */
export function runScript({ script, args = [], env }: Program, signal?: AbortSignal): Promise<number> {
  return ending(launch([...LOADER, path.join(root, script), ...args], env), signal);
}

/** Runs a program that npm installed, such as `next build`, to its end. */
export function runTool(
  file: string,
  args: string[],
  env: Record<string, string>,
  signal?: AbortSignal,
): Promise<number> {
  return ending(launch([path.join(root, "node_modules", file), ...args], env), signal);
}

/**
 * Keeps something running: run again whenever it ends, after a wait that doubles while it keeps ending early.
 * Returns what stops it.
 */
export function keepRunning(name: string, run: (signal: AbortSignal) => Promise<number>): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const done = (async () => {
    let wait = BACKOFF_MILLISECONDS.first;
    while (!signal.aborted) {
      const began = Date.now();
      await run(signal);
      if (signal.aborted) return;
      wait =
        Date.now() - began > WELL_MILLISECONDS
          ? BACKOFF_MILLISECONDS.first
          : Math.min(wait * 2, BACKOFF_MILLISECONDS.max);
      console.error(`The ${name} ended; it is started again in ${wait / 1000} s.`);
      await sleep(wait, undefined, { signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stopping.abort();
    await done;
  };
}

function launch(args: string[], env: Record<string, string>): ChildProcess {
  const leaving = pathToFileURL(path.join(root, "scripts/leave-with-parent.mjs")).href;
  // In a process group of its own, so that Ctrl-C reaches it through us, in our order. Over the channel it learns
  // when this process is gone, however it went.
  return spawn(process.execPath, ["--import", leaving, ...args], {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
    detached: process.platform !== "win32",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

function ending(child: ChildProcess, signal?: AbortSignal): Promise<number> {
  let killer: NodeJS.Timeout | undefined;
  const stop = () => {
    child.kill("SIGTERM");
    killer = setTimeout(() => child.kill("SIGKILL"), STOP_MILLISECONDS_MAX);
  };
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop, { once: true });
  return new Promise((resolve) => {
    const finish = (code: number) => {
      clearTimeout(killer);
      signal?.removeEventListener("abort", stop);
      resolve(code);
    };
    child.once("error", (error) => {
      console.error(error.message);
      finish(1);
    });
    child.once("exit", (code) => finish(code ?? 1));
  });
}
