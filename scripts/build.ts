import { createHash, type Hash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { buildStampFile, pagesFingerprint, readBuildStamp, writeBuildStamp } from "./build-stamp.ts";
import { root, runScript, runTool } from "./children.ts";
import { waitForFolder } from "./folder-lock.ts";
import { StartError } from "./start-error.ts";

// The sources of a build, without tests. Generated files depend on prisma/.
export const SOURCES = [
  "package-lock.json",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "proxy.ts",
  "app",
  "components",
  "content",
  "docs/privacy.md",
  "drawings",
  "emails",
  "enhance",
  "i18n",
  "lib",
  "messages",
  "prisma",
  "public",
  "scripts/strip-hydration.ts",
];
const NOT_SOURCES = /(^|\/)(generated|migrations)(\/|$)|\.test\.tsx?$/;
const cache = path.join(root, "node_modules", ".cache", "safe-harbor");

/** Generates Prisma's client from prisma/ unless it is up to date. Safe to call from several processes. */
export async function generatePrismaClient(env: Record<string, string>, signal?: AbortSignal): Promise<void> {
  const fingerprint = fingerprintOf(["prisma", "prisma.config.ts", "package-lock.json"]).digest("hex");
  const stamp = path.join(cache, "prisma-client");
  const made = () => readStamp(stamp) === fingerprint && existsSync(path.join(root, "lib/db/generated/client.ts"));
  if (made()) return;
  const unlock = await waitForFolder(cache);
  try {
    if (made()) return;
    const tool = {
      ...env,
      PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, "prisma/no-engine"),
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      CHECKPOINT_DISABLE: "1",
    };
    const code = await runTool("prisma/build/index.js", ["generate", "--no-hints"], tool, signal);
    if (code !== 0) throw new StartError("prisma generate failed; its messages are above.");
    writeFileSync(stamp, fingerprint);
  } finally {
    unlock();
  }
}

/**
 * Builds the site unless a build of the same sources and packages exists. It need not be for the same settings: the server renders
 * what differs (docs/decisions/any-settings.md). Prisma's client must have been generated. A killed build has no stamp and is
 * repeated.
 */
export async function ensureBuild(env: Record<string, string>, signal?: AbortSignal): Promise<void> {
  const folder = path.join(root, env["NEXT_DIST_DIR"] ?? ".next");
  const sources = fingerprintOf(SOURCES).update(process.version).digest("hex");
  const isMade = () => readBuildStamp(folder)?.sources === sources;
  if (isMade()) return;
  const unlock = await waitForFolder(cache);
  try {
    if (isMade()) return;
    console.log("Building the site (this takes a minute) …");
    rmSync(buildStampFile(folder), { force: true });
    const pages = pagesFingerprint(env, new Date());
    const code = await runTool("next/dist/bin/next", ["build"], env, signal);
    if (code !== 0 || !existsSync(path.join(folder, "BUILD_ID"))) {
      throw new StartError(signal?.aborted ? "The build was stopped." : "The build failed; its messages are above.");
    }
    if ((await runScript({ script: "scripts/strip-hydration.ts", env }, signal)) !== 0) {
      throw new StartError("The framework could not be taken out of the built pages; the messages are above.");
    }
    writeBuildStamp(folder, { sources, pages });
  } finally {
    unlock();
  }
}

function fingerprintOf(names: string[]): Hash {
  const hash = createHash("sha256");
  for (const name of names) addFiles(hash, name);
  return hash;
}

function addFiles(hash: Hash, name: string): void {
  const file = path.join(root, name);
  const entries = readdirOrNull(file);
  if (entries) {
    for (const entry of entries.sort()) {
      if (!NOT_SOURCES.test(`${name}/${entry}`)) addFiles(hash, `${name}/${entry}`);
    }
  } else if (existsSync(file)) {
    hash.update(`\0${name}\0`).update(readFileSync(file));
  }
}

function readdirOrNull(folder: string): string[] | null {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (["ENOTDIR", "ENOENT"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw error;
  }
}

function readStamp(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

mkdirSync(cache, { recursive: true });
