import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

// Keeps packages from downloading Prisma's engine, which we do not use, and a browser (see scripts/browser.ts).
const QUIET_PACKAGES = {
  PRISMA_ENGINES_CHECKSUM_IGNORE_MISSING: "1",
  PRISMA_SKIP_POSTINSTALL_GENERATE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  CHECKPOINT_DISABLE: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
};

/** Installs the packages of package-lock.json where they are missing, of another version, or half installed. */
export async function install(root) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(root, "prisma", "no-engine");
  for (const [name, value] of Object.entries(QUIET_PACKAGES)) process.env[name] ??= value;
  if (isInstalled(root)) return;
  const unlock = await lock(root);
  try {
    if (!isInstalled(root)) await runNpm(root);
  } finally {
    unlock();
  }
  if (!runs(pinnedNode(root))) {
    throw new Error(
      "The pinned Node was not installed. If npm skips install scripts (ignore-scripts), run: npm rebuild node --ignore-scripts=false",
    );
  }
}

/** The Node that package.json pins, as npm installed it. */
export function pinnedNode(root) {
  return path.join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
}

// npm writes node_modules/.package-lock.json last, so an installation that was killed has none.
function isInstalled(root) {
  const wanted = readPackages(path.join(root, "package-lock.json"));
  const present = readPackages(path.join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !present || existsSync(path.join(root, "node_modules", ".unfinished")) || !runs(pinnedNode(root)))
    return false;
  return Object.entries(wanted).every(([name, { version, optional, devOptional, peer }]) => {
    if (name === "") return true;
    if (!present[name]) return Boolean(optional || devOptional || peer);
    return present[name].version === version && existsSync(path.join(root, name));
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return null;
  }
}

function runs(node) {
  return spawnSync(node, ["--version"], { stdio: "ignore" }).status === 0;
}

async function runNpm(root) {
  console.log("Installing packages (once; this takes a minute) …");
  // npm would take packages for complete that a killed installation left half unpacked.
  const modules = path.join(root, "node_modules");
  const unfinished = path.join(modules, ".unfinished");
  mkdirSync(modules, { recursive: true });
  if (existsSync(unfinished) || !existsSync(path.join(modules, ".package-lock.json"))) emptyFolder(modules);
  writeFileSync(unfinished, "");
  await spawnNpm(root);
  rmSync(unfinished, { force: true });
}

// The folder itself stays, because in a dev container it is a mounted volume, which cannot be removed.
function emptyFolder(folder) {
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name), { recursive: true, force: true });
}

function spawnNpm(root) {
  // Without our own node_modules/.bin, because npm would run on the Node that it is about to replace.
  const own = path.join(root, "node_modules", ".bin");
  const env = {
    ...process.env,
    PATH: process.env.PATH.split(path.delimiter)
      .filter((folder) => path.resolve(folder) !== own)
      .join(path.delimiter),
  };
  // Not "npm ci", which refuses a lock file that lacks an optional package for another system; registries that mirror only
  // some systems make such files. "--no-save" follows the lock file and does not change it.
  const child = spawn(
    "npm",
    ["install", "--no-save", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      env,
      stdio: "inherit",
      shell: process.platform === "win32",
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new Error(`npm could not be run: ${error.message}`)));
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error("npm install failed; its messages are above.")),
    );
  });
}

// Two installations at once would damage the folder. The lock is outside of the clone, which should get no other files.
async function lock(root) {
  const file = path.join(
    os.tmpdir(),
    `safe-harbor-install-${createHash("sha256").update(root).digest("hex").slice(0, 12)}`,
  );
  for (let waiting = false; ; waiting = true) {
    try {
      writeFileSync(file, `${process.pid}`, { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw new Error(`Cannot write ${file}: ${error.code}`);
    }
    if (!isAlive(Number(readFileSync(file, "utf8")))) rmSync(file, { force: true });
    else if (!waiting) console.log("Waiting for another installation to finish …");
    await sleep(500);
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
}
