import cluster from "node:cluster";
import path from "node:path";

import { LOADER, LONG_RUNNING, type Running, runningChild, supervise } from "../children.ts";
import type { Settings } from "../settings.ts";
import { StartError } from "../start-error.ts";
import { collectMetrics } from "./metrics-sharing.ts";

const RESTARTS = { firstMilliseconds: 200, maxMilliseconds: 10_000 };
// Longer than a server takes to drain.
const STOP_MILLISECONDS_MAX = 12_000;

/** Serves the built site on one port, with one process for each core. A process that ends is replaced. */
export async function serveProduction(
  { env: { METRICS_TOKEN }, webConcurrency }: Settings,
  env: Record<string, string>,
): Promise<Pick<Running, "stop">> {
  // Each process accepts connections itself. With Node's default the primary hands them over, and a connection whose process
  // dies at that moment would stay open without a server.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({
    exec: path.join(import.meta.dirname, "web.ts"),
    execArgv: [...LOADER, ...LONG_RUNNING.options],
  });
  if (METRICS_TOKEN !== undefined) collectMetrics();
  const servers = await Promise.all(
    Array.from({ length: webConcurrency }, (_, index) => {
      const ofProcess = { ...env, SERVER_PROCESS: `${index + 1}` };
      return supervise("server process", () => startServer(ofProcess), RESTARTS);
    }),
  );
  return { stop: () => Promise.all(servers.map(({ stop }) => stop())) };
}

async function startServer(env: Record<string, string>): Promise<Running> {
  const worker = cluster.fork({ ...LONG_RUNNING.env, ...env });
  const server = runningChild(worker.process, { milliseconds: STOP_MILLISECONDS_MAX });
  const listening = new Promise<"listening">((resolve) => worker.once("listening", () => resolve("listening")));
  if ((await Promise.race([listening, server.ended])) === "listening") return server;
  throw new StartError("The server did not start; its messages are above.");
}
