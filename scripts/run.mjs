// Every npm script but `audit`, which is npm's own, runs `node scripts/run.mjs <command>`. It must work on the machine's own Node 20
// without packages, which it installs. The commands run on the Node that package.json pins.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";

import { install, pinnedNode } from "./install.mjs";

const NODE_MAJOR_MIN = 20;
const PARENT_POLL_MILLISECONDS = 500;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

// `domain` scripts import lib/, so they need its aliases and "server-only". `services` scripts need the settings and a migrated
// database, which with-services.ts provides.
const commands = {
  start: { script: "scripts/start.ts" },
  dev: { script: "scripts/start.ts", args: ["--dev"] },
  build: { script: "scripts/build-site.ts" },
  test: { script: "scripts/test.ts" },
  check: { script: "scripts/check.ts" },
  format: { script: "scripts/format.ts" },
  links: { script: "scripts/external-links.ts" },
  bench: { script: "bench/main.ts", domain: true },
  worker: { script: "scripts/worker.ts", services: true },
  demo: { script: "scripts/demo.ts", services: true },
  export: { script: "scripts/export.ts", services: true },
  import: { script: "scripts/import.ts", services: true },
  "organizer:link": { script: "scripts/organizer-link.ts", services: true },
  "privacy:expire": { script: "scripts/privacy-expire.ts", services: true },
  "privacy:proof": { script: "scripts/privacy-proof.ts", services: true },
  recount: { script: "scripts/recount.ts", services: true },
  reseal: { script: "scripts/reseal.ts", services: true },
  "rolling-restart": { script: "scripts/rolling-restart.ts" },
  "db:migrate": { script: "scripts/database/migrate.ts" },
  "db:reset": { script: "scripts/database/reset.ts" },
  "db:backup": { script: "scripts/database/backup.ts" },
  "db:restore": { script: "scripts/database/restore.ts" },
  "db:drill": { script: "scripts/database/drill.ts" },
  "upgrade:drill": { script: "tests/upgrade-drill.ts" },
};

const [name = "", ...params] = process.argv.slice(2);
const command = commands[name];
if (Number(process.versions.node.split(".")[0]) < NODE_MAJOR_MIN) {
  stop(`Node ${NODE_MAJOR_MIN} or later is needed; this is ${process.version}. See https://nodejs.org`);
}
if (!command) stop(`Commands: ${Object.keys(commands).join(", ")}`);

process.chdir(root);
await install(root).catch((error) => stop(error.message));
runOnPinnedNode(command);

function runOnPinnedNode({ script, args = [], domain = false, services = false }) {
  const loader = domain ? ["--import", pathToFileURL(path.join(root, "scripts/loader.mjs")).href] : [];
  const settings = existsSync(".env") ? ["--env-file=.env"] : [];
  const target = services ? ["scripts/with-services.ts", script] : [script];
  const child = spawn(pinnedNode(root), [...settings, ...loader, ...target, ...args, ...params], {
    // The IPC channel tells the child when this process ends for whatever reason.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: [path.join(root, "node_modules", ".bin"), process.env.PATH].join(path.delimiter) },
  });
  // The child ends by itself; this process only waits for it.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) stopWithShell(child);
  child.on("error", (error) => stop(error.message));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (signal === "SIGKILL" ? 9 : 15)));
}

// npm runs a script in a shell, and sends a SIGTERM to that shell only. This process then only gets another parent.
function stopWithShell(child) {
  const shell = process.ppid;
  setInterval(() => {
    if (process.ppid !== shell) child.kill("SIGTERM");
  }, PARENT_POLL_MILLISECONDS).unref();
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
