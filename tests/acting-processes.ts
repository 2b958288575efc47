import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

import type { AskedAct, DoneAct } from "./act-on-signatures";

const root = path.resolve(import.meta.dirname, "..");

/** A process of its own that does to signatures what it is asked for (tests/act-on-signatures.ts). */
export interface ActingProcess {
  pid: number;
  /** Resolves when it is done or refused, and rejects where it fails. */
  act: (asked: Omit<AskedAct, "id">) => Promise<void>;
  end: () => Promise<void>;
}

/** Starts such a process, with the database of this one. */
export async function startActing(): Promise<ActingProcess> {
  const child = fork(path.join(root, "tests/act-on-signatures.ts"), {
    cwd: root,
    execArgv: ["--import", path.join(root, "scripts/loader.mjs")],
    env: { ...process.env, DATABASE_POOL_MAX: "12" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(child, "message");
  return { pid: child.pid!, act: askerOf(child), end: () => endOf(child) };
}

function askerOf(child: ChildProcess): ActingProcess["act"] {
  const waiting = new Map<number, (error: string | null) => void>();
  let last = 0;
  child.on("message", ({ id, error }: DoneAct) => {
    waiting.get(id)?.(error);
    waiting.delete(id);
  });
  return (asked) =>
    new Promise((resolve, reject) => {
      const id = (last += 1);
      waiting.set(id, (error) => (error === null ? resolve() : reject(new Error(error))));
      child.send({ id, ...asked } satisfies AskedAct);
    });
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.disconnect();
  await ended;
}
