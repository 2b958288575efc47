import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { startScript, supervise } from "./children.ts";
import { freePort } from "./ports.ts";
import type { Settings } from "./settings.ts";
import { StartError } from "./start-error.ts";
import type { Processes } from "./stopping.ts";

const HOST = "127.0.0.1";
const READY_MILLISECONDS_MAX = 30_000;

/** Starts the postbox, on the same port as before if that is free. */
export async function startPostbox(
  settings: Settings,
  env: Record<string, string>,
  { onStop, signal }: Processes,
): Promise<{ url: string }> {
  const port = await choosePort(settings);
  const url = `http://${HOST}:${port}`;
  const program = { script: "scripts/postbox/main.ts", env: { ...env, POSTBOX_PORT: `${port}`, RESEND_BASE_URL: url } };
  onStop((await supervise("postbox", () => startScript(program))).stop);
  const until = Date.now() + READY_MILLISECONDS_MAX;
  while (!signal.aborted && !(await responds(url))) {
    if (Date.now() > until) throw new StartError("The postbox did not start; its messages are above.");
    await sleep(100);
  }
  return { url };
}

async function choosePort({ dataDir, env }: Settings): Promise<number> {
  const file = path.join(dataDir, "postbox-port");
  const before = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  const near = [env.PORT + 1, env.PORT + 2, env.PORT + 3];
  const port = await freePort(
    HOST,
    [before, ...near].filter((wanted) => wanted > 0 && wanted < 65_536),
  );
  writeFileSync(file, `${port}`);
  return port;
}

function responds(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  );
}
