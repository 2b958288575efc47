import { globSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

const root = path.dirname(import.meta.dirname);
const isCode = /\.tsx?$/;
const IMPORT = /^(?:import|export)\s(?!type\b)[^;]*?from "([^"]+)"/gm;

/** The modules that a file imports as more than types, as paths of files, or as names of packages. */
function importsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(IMPORT)].map(([, name]) => resolve(file, name!));
}

function resolve(from: string, name: string): string {
  if (!name.startsWith(".") && !name.startsWith("@/")) return name;
  const target = name.startsWith("@/") ? path.join(root, name.slice(2)) : path.resolve(path.dirname(from), name);
  return (
    ["", ".ts", ".tsx"].map((ending) => target + ending).find((file) => isCode.test(file) && isFile(file)) ?? target
  );
}

function isFile(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}

/** The chain of files by which one reaches the whole of zod, or null. */
function wayToZod(file: string, seen = new Set<string>()): string[] | null {
  if (seen.has(file)) return null;
  seen.add(file);
  for (const imported of importsOf(file)) {
    if (imported === "zod") return [file];
    // What runs on the server stays there: actions are called, not brought along.
    if (!imported.startsWith(root) || !isCode.test(imported) || isServer(imported)) continue;
    const way = wayToZod(imported, seen);
    if (way) return [file, ...way];
  }
  return null;
}

const startsWith = (directive: string) => (file: string) =>
  readFileSync(file, "utf8").trimStart().startsWith(directive);
const isClient = startsWith('"use client"');
const isServer = (file: string) =>
  [startsWith('"use server"'), startsWith('import "server-only"')].some((is) => is(file));

function clientFiles(): string[] {
  return globSync("{app,components}/**/*.{ts,tsx}", { cwd: root })
    .map((file) => path.join(root, file))
    .filter(isClient);
}

// One such import makes every form of the site load all of zod: its core is shared, and what one page uses stays in it.
test("no form brings the whole of zod to the browser", () => {
  const files = clientFiles();
  expect(files.length).toBeGreaterThan(10);
  expect(files.map((file) => wayToZod(file)).filter(Boolean)).toEqual([]);
});

test("the way to zod is found through other files", () => {
  expect(wayToZod(path.join(root, "lib/signatures/export/schema.ts"))).not.toBeNull();
  expect(wayToZod(path.join(root, "lib/signatures/schema.ts"))).toBeNull();
});
