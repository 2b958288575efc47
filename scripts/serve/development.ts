import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { type Running, startTool, supervise } from "../children.ts";
import type { Settings } from "../settings.ts";

const LISTENING_MILLISECONDS_MAX = 60_000;

/** Serves the site by `next dev`, which compiles a page when it is requested. */
export async function serveDevelopment({ env }: Settings, childEnv: Record<string, string>): Promise<Running> {
  // web.ts says why it is not 127.0.0.1.
  const host = env.HOST === "127.0.0.1" ? "localhost" : env.HOST;
  const args = ["dev", "--hostname", host, "--port", `${env.PORT}`];
  const server = await supervise("development server", () => startTool("next/dist/bin/next", args, childEnv));
  const until = Date.now() + LISTENING_MILLISECONDS_MAX;
  while (Date.now() < until && !(await listens(host, env.PORT))) await sleep(300);
  return server;
}

function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once("connect", () => resolve(true));
    socket.once("error", () => resolve(false));
    socket.once("close", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });
}
