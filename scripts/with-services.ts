// `with-services.ts <script> …` runs a script on the database of the running site, or on one that is started for its time. The
// worker and the commands for operators run this way.
import { runScript } from "./children.ts";
import { generatePrismaClient } from "./build.ts";
import { findLockOwner } from "./folder-lock.ts";
import { borrowDatabase, databaseSettings, migrate } from "./services.ts";
import { readSettings } from "./settings.ts";
import { StartError } from "./start-error.ts";
import { runProcesses } from "./stopping.ts";

const [script = "", ...args] = process.argv.slice(2);

await runProcesses(async ({ signal, onStop }) => {
  const settings = readSettings("production");
  const running = findLockOwner(settings.dataDir);
  // The postbox belongs to the site. A second one of the worker would hide its emails.
  if (script === "scripts/worker.ts" && settings.localPostbox && !running?.postboxUrl) {
    throw new StartError(
      "The worker has nowhere to send emails. Set RESEND_API_KEY, or start the site first: without a key its postbox takes them.",
    );
  }
  await generatePrismaClient(settings.childEnv, signal);
  const database = await borrowDatabase(settings);
  onStop(database.close);
  await migrate(database);
  const env: Record<string, string> = { ...settings.childEnv, ...databaseSettings(database) };
  if (running?.postboxUrl) env["RESEND_BASE_URL"] = running.postboxUrl;
  return runScript({ script, args, env, longRunning: script === "scripts/worker.ts" }, signal);
});
