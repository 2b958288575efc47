import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Readable } from "node:stream";

const root = path.resolve(import.meta.dirname, "..");

export type Worker = ChildProcessByStdio<null, Readable, null>;

/** Starts a process that sends emails, whose clock is ahead. Resolves when it is about to begin. */
export function startWorker(aheadMilliseconds: number): Promise<Worker> {
  return startScript("tests/send-emails.ts", [`${aheadMilliseconds}`]);
}

/** Starts a script of this folder in a new process. Resolves when it reports that it is about to begin. */
export async function startScript(
  script: string,
  args: string[],
  settings: Record<string, string> = {},
): Promise<Worker> {
  const worker = spawn(process.execPath, ["--import", path.join(root, "scripts/loader.mjs"), script, ...args], {
    cwd: root,
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(worker.stdout, "data");
  return worker;
}

/** Kills a process as a power cut would, and waits until it has exited. */
export async function kill(worker: Worker): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = once(worker, "exit");
  worker.kill("SIGKILL");
  await ended;
}
