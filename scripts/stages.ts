import { EventEmitter } from "node:events";
import path from "node:path";

import { launch, root } from "./children.ts";

export interface Tally {
  passed: number;
  failed: number;
  /** What failed: the stage, and each of its tests by file and name. */
  failures: string[];
}

// The time that the browser tests need to stop a whole site.
const STOP_MILLISECONDS_MAX = 60_000;

// An interrupted stage stops what it has started. Then this process ends too.
let interrupted = false;
const interruption = new EventEmitter();
const interrupt = () => {
  interrupted = true;
  interruption.emit("interrupt");
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, interrupt);
process.on("disconnect", interrupt);
process.channel?.unref();

/** Runs a program of node_modules and prints its output only if it fails. Resolves with its exit code. */
async function runQuietly(file: string, args: string[]): Promise<number> {
  const said: Buffer[] = [];
  const code = await show(file, args, {}, (chunk) => said.push(chunk));
  if (code !== 0) process.stdout.write(Buffer.concat(said));
  return code;
}

/** Runs a program of node_modules and prints its output, or passes it to `listen`. Resolves with its exit code. */
export function show(
  file: string,
  args: string[],
  env: Record<string, string> = {},
  listen?: (chunk: Buffer) => void,
): Promise<number> {
  if (interrupted) process.exit(130);
  const output = listen ? "pipe" : "inherit";
  const { child, stop } = launch(
    [path.join(root, "node_modules", file), ...args],
    {
      stdio: ["ignore", output, output],
      env: { ...process.env, ...env },
    },
    { signal: "SIGINT", milliseconds: STOP_MILLISECONDS_MAX },
  );
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", listen ?? (() => undefined));
  interruption.once("interrupt", stop);
  return new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    // Not "exit", when some of its output may not have arrived yet.
    child.once("close", (code) => resolve(code ?? 1));
  }).finally(() => {
    interruption.off("interrupt", stop);
    if (interrupted) process.exit(130);
  });
}

/** A stage that passes or fails as a whole. */
export async function stage(name: string, work: () => Promise<number>): Promise<Tally> {
  const began = Date.now();
  console.log(`\n${name} …`);
  const passed = (await work()) === 0;
  console.log(`${passed ? "passed" : "FAILED"}: ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, failures: passed ? [] : [name] };
}

export const checkStyle = () =>
  stage("style", () =>
    runQuietly("eslint/bin/eslint.js", [
      ".",
      "--max-warnings",
      "0",
      "--cache",
      "--cache-location",
      "node_modules/.cache/eslint/",
    ]),
  );

export const checkFormat = () =>
  stage("format", () =>
    runQuietly("prettier/bin/prettier.cjs", [
      "--check",
      ".",
      "--log-level",
      "warn",
      "--cache",
      "--cache-location",
      "node_modules/.cache/safe-harbor/prettier",
    ]),
  );

export const checkTypes = () =>
  stage(
    "types",
    async () =>
      (await runQuietly("next/dist/bin/next", ["typegen"])) ||
      runQuietly("typescript/bin/tsc", ["--noEmit", "-p", "tsconfig.json"]),
  );

/** Names once more what failed, prints the last line, and ends the process with its exit code. */
export function finish(tallies: Tally[]): never {
  const sum = (name: "passed" | "failed") => tallies.reduce((total, tally) => total + tally[name], 0);
  for (const failure of tallies.flatMap(({ failures }) => failures)) console.log(`FAILED: ${failure}`);
  const [passed, failed] = [sum("passed"), sum("failed")];
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 && passed > 0 ? 0 : 1);
}
