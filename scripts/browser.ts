import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

import { chromium } from "@playwright/test";

import { root } from "./children.ts";
import { StartError } from "./start-error.ts";

// The shell first: Chromium without a window, which Playwright uses by default too. The same tests take two thirds of the time.
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * Finds or installs a browser for the tests: that of CHROMIUM_PATH, or one of this machine, or Debian's package if we are
 * root, or Playwright's own. Returns the path of its executable.
 */
export async function ensureBrowser(): Promise<string> {
  const found = findBrowser();
  if (found) return found;
  const steps: [string, string[]][] =
    process.getuid?.() === 0 && works("apt-get")
      ? [
          ["apt-get", ["update"]],
          ["apt-get", ["install", "-y", "--no-install-recommends", "chromium-headless-shell"]],
          ["apt-get", ["install", "-y", "--no-install-recommends", "chromium"]],
        ]
      : [];
  steps.push([process.execPath, [path.join(root, "node_modules/@playwright/test/cli.js"), "install", "chromium"]]);
  for (const [program, args] of steps) {
    if (findBrowser()) break;
    console.log(`Installing a browser: ${path.basename(program)} ${args.join(" ")}`);
    spawnSync(program, args, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  }
  const installed = findBrowser();
  if (!installed)
    throw new StartError("No Chromium was found or could be installed. Set CHROMIUM_PATH to the program of one.");
  return installed;
}

function findBrowser(): string | null {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen) {
    if (!works(chosen)) throw new StartError(`CHROMIUM_PATH names ${chosen}, which does not run.`);
    return chosen;
  }
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  const candidates = [
    ...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    ...APPLICATIONS,
    chromium.executablePath(),
  ];
  // An installed one may not run: Ubuntu's package of this name only refers to the snap.
  return candidates.find((file) => existsSync(file) && works(file)) ?? null;
}

function works(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore", timeout: 30_000 }).status === 0;
}
