import { readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

type Packages = Record<string, { optionalDependencies?: Record<string, string> }>;

const lockFile = path.join(import.meta.dirname, "..", "package-lock.json");
const supported = /\b(darwin-arm64|darwin-x64|linux-arm64|linux-x64)(-gnu|-glibc)?$/;

// npm 10 (Node 20 and 22) installs an optional package only if the lock file names it. A lock file that was written on one
// system may lack the packages of another, where the build then fails without its compiler.
test("the lock file names the binaries for macOS and for Linux, whichever system wrote it", () => {
  const { packages } = JSON.parse(readFileSync(lockFile, "utf8")) as { packages: Packages };
  const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => supported.test(name))
      .filter((name) => !packages[`node_modules/${name}`] && !packages[`${folder}/node_modules/${name}`]),
  );
  expect(missing).toEqual([]);
});
