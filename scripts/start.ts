// `npm start` and `npm run dev`: starts every service that the settings do not name, serves the site, and stops all of it.
import { setTimeout as sleep } from "node:timers/promises";

import { printUrls } from "./urls.ts";
import { ensureBuild, generatePrismaClient } from "./build.ts";
import { runScript, startScript, supervise } from "./children.ts";
import { makeDataDir } from "./data-dir.ts";
import { lockFolder } from "./folder-lock.ts";
import { freePort, portProblem } from "./ports.ts";
import { startPostbox } from "./start-postbox.ts";
import { serveDevelopment } from "./serve/development.ts";
import { serveProduction } from "./serve/primary.ts";
import { databaseSettings, migrate, openDatabase, poolSize } from "./services.ts";
import { readSettings, type Settings } from "./settings.ts";
import { StartError } from "./start-error.ts";
import { runProcesses, type Processes } from "./stopping.ts";

const development = process.argv.includes("--dev");
// After a kill -9 the former server processes notice it at once, but finish their open requests.
const PORT_PATIENCE_MILLISECONDS = { recovered: 12_000, otherwise: 1_000 };

await runProcesses(async (processes) => {
  const settings = readSettings(development ? "development" : "production");
  const lock = takeFolder(settings, processes);
  await requirePort(settings, lock?.recovered ?? false);

  const database = await openDatabase(settings);
  processes.onStop(database.close);
  await migrate(database);

  const env: Record<string, string> = { ...settings.childEnv, ...databaseSettings(database) };
  env["DATABASE_POOL_MAX"] = `${await poolSize(settings, database.url)}`;
  await generatePrismaClient(env, processes.signal);
  const [postbox] = await Promise.all([
    settings.localPostbox ? startPostbox(settings, env, processes) : null,
    prepare(env, processes),
    development ? null : ensureBuild(env, processes.signal),
  ]);
  if (postbox) env["RESEND_BASE_URL"] = postbox.url;
  if (settings.env.WORKER === "inline") {
    const worker = { script: "scripts/worker.ts", env, longRunning: !development };
    processes.onStop((await supervise("worker", () => startScript(worker))).stop);
  }
  const site = await (development ? serveDevelopment : serveProduction)(settings, env);
  processes.onStop(site.stop);
  lock?.publish({ databaseUrl: database.url, postboxUrl: postbox?.url, siteUrl: settings.env.SITE_URL });
  printUrls(settings, postbox?.url ?? null);
  return waitForEnd(processes, database.ended);
});

// Only one process may use a folder with data. Without embedded services any number may run, on different ports.
function takeFolder(settings: Settings, { onStop }: Processes) {
  if (!settings.embeddedDatabase && !settings.localPostbox) return null;
  makeDataDir(settings.dataDir);
  const lock = lockFolder(settings.dataDir);
  onStop(lock.release);
  return lock;
}

async function requirePort({ env }: Settings, recovered: boolean): Promise<void> {
  const until = Date.now() + PORT_PATIENCE_MILLISECONDS[recovered ? "recovered" : "otherwise"];
  for (;;) {
    const problem = await portProblem(env.PORT, env.HOST);
    if (!problem) return;
    if (problem !== "EADDRINUSE")
      throw new StartError(`${env.HOST}:${env.PORT} cannot be listened on (${problem}). Set HOST and PORT to others.`);
    if (Date.now() > until) {
      const other = await freePort(env.HOST, [env.PORT + 10]);
      throw new StartError(
        `Port ${env.PORT} is in use by another program. Set PORT to a free one, such as: PORT=${other} npm start`,
      );
    }
    await sleep(200);
  }
}

async function prepare(env: Record<string, string>, { signal }: Processes): Promise<void> {
  if ((await runScript({ script: "scripts/prepare.ts", env }, signal)) !== 0) {
    throw new StartError("The content could not be loaded; the messages are above.");
  }
}

async function waitForEnd({ signal }: Processes, databaseEnded: Promise<unknown>): Promise<number> {
  const stopped = new Promise<"stopped">((resolve) => {
    if (signal.aborted) resolve("stopped");
    signal.addEventListener("abort", () => resolve("stopped"), { once: true });
  });
  if ((await Promise.race([stopped, databaseEnded])) === "stopped") {
    console.log("Stopping …");
    return 0;
  }
  throw new StartError(
    "The embedded PostgreSQL ended unexpectedly. Its log is postgres.log in DATA_DIR; start again to recover.",
  );
}
