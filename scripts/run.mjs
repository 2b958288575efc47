// `node scripts/run.mjs <command>` is behind every npm script. Until the packages are installed it may only count on the
// machine's own Node 20 and on nothing else; everything after it runs on the Node that package.json pins.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";

import { install, pinnedNode } from "./install.mjs";

const NODE_MAJOR_MIN = 20;
const PARENT_POLL_MILLISECONDS = 500;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

// `domain` scripts import what lib/ holds, so they need its aliases and "server-only" resolved. `services` are the
// settings, the database and its migrations, which with-services.ts sees to.
const commands = {
  start: { script: "scripts/start.ts" },
  dev: { script: "scripts/start.ts", args: ["--dev"] },
  test: { script: "scripts/test.ts" },
  check: { script: "scripts/check.ts" },
  format: { script: "scripts/format.ts" },
  links: { script: "scripts/external-links.ts" },
  bench: { script: "bench/main.ts", domain: true },
  worker: { script: "scripts/worker.ts", services: true },
  demo: { script: "scripts/demo.ts", services: true },
  export: { script: "scripts/export.ts", services: true },
  "organizer:link": { script: "scripts/organizer-link.ts", services: true },
  recount: { script: "scripts/recount.ts", services: true },
  reseal: { script: "scripts/reseal.ts", services: true },
  "db:migrate": { script: "scripts/database/migrate.ts" },
  "db:reset": { script: "scripts/database/reset.ts" },
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
    // Over the channel the child learns when this process is gone, however it went.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: [path.join(root, "node_modules", ".bin"), process.env.PATH].join(path.delimiter) },
  });
  // The child ends in its own time; this process only waits for it.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) stopWithShell(child);
  child.on("error", (error) => stop(error.message));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (signal === "SIGKILL" ? 9 : 15)));
}

// npm runs a script in a shell, and hands a SIGTERM to that shell alone. Then all we notice is that our parent is another.
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
