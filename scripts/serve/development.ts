import { setTimeout as sleep } from "node:timers/promises";

import { keepRunning, runTool } from "../children.ts";
import { portProblem } from "../ports.ts";
import type { Settings } from "../settings.ts";
import type { Site } from "./primary.ts";

const LISTENING_MILLISECONDS_MAX = 60_000;

/** Serves the site by `next dev`, which compiles pages as they are asked for. */
export async function serveDevelopment({ env }: Settings, childEnv: Record<string, string>): Promise<Site> {
  const args = ["dev", "--hostname", env.HOST, "--port", `${env.PORT}`];
  const stop = keepRunning("development server", (signal) => runTool("next/dist/bin/next", args, childEnv, signal));
  const until = Date.now() + LISTENING_MILLISECONDS_MAX;
  while (Date.now() < until && (await portProblem(env.PORT, env.HOST)) === null) await sleep(300);
  return { stop };
}
