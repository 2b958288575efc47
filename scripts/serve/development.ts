import { keepRunning, runTool } from "../children.ts";
import type { Settings } from "../settings.ts";
import type { Site } from "./primary.ts";

/** Serves the site by `next dev`, which compiles pages as they are asked for. */
export async function serveDevelopment({ env }: Settings, childEnv: Record<string, string>): Promise<Site> {
  const args = ["dev", "--hostname", env.HOST, "--port", `${env.PORT}`];
  return { stop: keepRunning("development server", (signal) => runTool("next/dist/bin/next", args, childEnv, signal)) };
}
