// Child processes: starting them, keeping them running, stopping them.
import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";

export const root = path.dirname(import.meta.dirname);

const STOP_MILLISECONDS_MAX = 15_000;
// After running this long, the next end of a child counts as the first early end again.
const WELL_MILLISECONDS = 60_000;
const RESTARTS: Restarts = { firstMilliseconds: 500, maxMilliseconds: 30_000, inARow: Infinity };

/** What lets Node run scripts that import the domains and components. */
export const LOADER = ["--import", pathToFileURL(path.join(root, "scripts/loader.mjs")).href];
const LEAVING = ["--import", pathToFileURL(path.join(root, "scripts/leave-with-parent.mjs")).href];

/**
 * What keeps a process small that runs for weeks (docs/decisions/measures.md has the figures). The options follow the loader.
 * Two arenas of memory, instead of eight for each core, leave fewer gaps.
 */
export const LONG_RUNNING = {
  options: ["--import", pathToFileURL(path.join(root, "scripts/without-source-maps.mjs")).href],
  env: { MALLOC_ARENA_MAX: "2" },
};

// The worker opens, writes and seals files of any size, whose parts are garbage at once. Small semi-spaces (in megabytes) let it go
// early: a packet of 100,000 signers takes 40 MB less.
const OF_THE_WORKER = ["--max-semi-space-size=4"];

/** Something that runs in parallel to this process. */
export interface Running {
  /** Settles when it has ended, for whatever reason. */
  ended: Promise<unknown>;
  /** Signals it to end, and kills it where it does not. Settles when it has ended. */
  stop: () => Promise<unknown>;
}

export interface RunningChild extends Running {
  child: ChildProcess;
  /** The exit code; 1 where a signal ended it or it could not be started. */
  ended: Promise<number>;
  stop: () => Promise<number>;
}

/** How often something is restarted, and after which waits. The wait doubles after each early end. */
export interface Restarts {
  firstMilliseconds: number;
  maxMilliseconds: number;
  /** The number of early ends in a row after which it is not restarted. */
  inARow: number;
}

/** The signal that ends a child, and the time after which it is killed. */
interface Stopping {
  signal?: NodeJS.Signals;
  milliseconds?: number;
}

export interface Program {
  /** A script of ours that imports the domain in lib/. */
  script: string;
  args?: string[];
  env: Record<string, string>;
  /** Whether it runs as long as the site. */
  longRunning?: boolean;
}

/** Runs a script to its end. Resolves with its exit code. An abort stops it. */
export function runScript(program: Program, signal?: AbortSignal): Promise<number> {
  return untilEnd(startScript(program), signal);
}

/** Runs a program that npm installed, such as `next build`, to its end. */
export function runTool(
  file: string,
  args: string[],
  env: Record<string, string>,
  signal?: AbortSignal,
): Promise<number> {
  return untilEnd(startTool(file, args, env), signal);
}

/** Starts a script of ours and returns at once. It runs until it ends or is stopped. */
export function startScript({ script, args = [], env, longRunning = false }: Program): RunningChild {
  const options = longRunning ? [...LONG_RUNNING.options, ...OF_THE_WORKER] : [];
  return launch([...LEAVING, ...LOADER, ...options, path.join(root, script), ...args], {
    env: { ...(longRunning && LONG_RUNNING.env), ...env } as NodeJS.ProcessEnv,
  });
}

/** Starts a program that npm installed and returns at once. `file` is its path in node_modules. */
export function startTool(file: string, args: string[], env: Record<string, string>): RunningChild {
  return launch([...LEAVING, path.join(root, "node_modules", file), ...args], { env: env as NodeJS.ProcessEnv });
}

/**
 * Starts Node with these arguments in a process group of its own, so that Ctrl-C does not reach it, and we stop all children
 * in our order. The IPC channel tells it when this process ends for whatever reason.
 */
export function launch(args: string[], options: SpawnOptions, stopping?: Stopping): RunningChild {
  const child = spawn(process.execPath, args, {
    cwd: root,
    detached: process.platform !== "win32",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    ...options,
  });
  return runningChild(child, stopping);
}

/** Wraps a child that was just started. */
export function runningChild(
  child: ChildProcess,
  { signal = "SIGTERM", milliseconds = STOP_MILLISECONDS_MAX }: Stopping = {},
): RunningChild {
  const ended = new Promise<number>((resolve) => {
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("exit", (code) => resolve(code ?? 1));
  });
  const stop = async () => {
    child.kill(signal);
    const killer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    return ended.finally(() => clearTimeout(killer));
  };
  return { child, ended, stop };
}

/**
 * Keeps something running: restarts it whenever it ends without `stop`. Throws if the first start throws. `ended` settles
 * after `stop`, or after too many early ends in a row.
 */
export async function supervise(
  name: string,
  start: () => Running | Promise<Running>,
  restarts: Partial<Restarts> = {},
  wellMilliseconds = WELL_MILLISECONDS,
): Promise<Running> {
  const { firstMilliseconds, maxMilliseconds, inARow } = { ...RESTARTS, ...restarts };
  const stopping = new AbortController();
  const { signal } = stopping;
  let running = await start();
  const keep = async () => {
    for (let ends = 0; !signal.aborted;) {
      const since = Date.now();
      await running.ended;
      if (signal.aborted) return;
      ends = Date.now() - since > wellMilliseconds ? 1 : ends + 1;
      if (ends >= inARow) return console.error(`The ${name} keeps ending and is not started again.`);
      const wait = Math.min(maxMilliseconds, firstMilliseconds * 2 ** (ends - 1));
      console.error(`The ${name} ended; it is started again in ${wait / 1_000} s.`);
      await sleep(wait, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      running = await Promise.resolve().then(start).catch(failedStart);
      if (signal.aborted) await running.stop();
    }
  };
  const ended = keep();
  const stop = async () => {
    stopping.abort();
    await running.stop();
    await ended;
  };
  return { ended, stop };
}

function failedStart(error: unknown): Running {
  console.error(error instanceof Error ? error.message : error);
  return { ended: Promise.resolve(), stop: async () => undefined };
}

async function untilEnd({ ended, stop }: RunningChild, signal?: AbortSignal): Promise<number> {
  const onAbort = () => void stop();
  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort, { once: true });
  return ended.finally(() => signal?.removeEventListener("abort", onAbort));
}
