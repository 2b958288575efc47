import { SettingsError } from "../lib/env.ts";
import { diskProblemOf, StartError } from "./start-error.ts";

type Step = () => unknown;

/** The started services in order. They are stopped in reverse order. */
export interface Processes {
  /** Aborts when this process should stop: after a signal, or when its parent has ended. */
  signal: AbortSignal;
  onStop: (step: Step) => void;
}

/**
 * Runs `work`, then stops what it started in any case, and ends the process with the code that `work` returns, or 1 after an
 * error. Errors that an operator can correct are printed without a stack.
 */
export async function runProcesses(work: (processes: Processes) => Promise<number>): Promise<never> {
  const stopping = new AbortController();
  const steps: Step[] = [];
  // Each signal may come several times: from the terminal, from npm, and from the process between npm and this one.
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => stopping.abort());
  process.on("disconnect", () => stopping.abort());
  process.channel?.unref();
  // Standard output may be a pipe whose reader has ended. That must not prevent the stopping of the rest.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => stopping.abort());
  let code: number;
  try {
    code = await work({
      signal: stopping.signal,
      onStop: (step) => {
        steps.unshift(step);
      },
    });
  } catch (error) {
    if (!stopping.signal.aborted) console.error(explain(error));
    code = stopping.signal.aborted ? 0 : 1;
  }
  stopping.abort();
  for (const step of steps) {
    await Promise.resolve()
      .then(step)
      .catch((error: unknown) => {
        console.error(explain(error));
        code = 1;
      });
  }
  process.exit(code);
}

function explain(error: unknown): string {
  if (error instanceof StartError || error instanceof SettingsError) return error.message;
  const { path } = error as NodeJS.ErrnoException;
  const problem = diskProblemOf(error);
  if (path && problem) return `${path} cannot be used: ${problem}.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
