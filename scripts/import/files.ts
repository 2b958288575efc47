import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";

import { dayOf } from "@/lib/lawmakers/rules";
import type { ImportFile } from "@/lib/lawmakers/imports/schema";

const IMPORTED = /\.(csv|txt|ya?ml)$/i;

/** The files of the paths, those of a folder in the order of their names, however deep. Throws where one cannot be read. */
export async function openFiles(paths: string[]): Promise<ImportFile[]> {
  const files = await Promise.all(paths.map(filesOf));
  return files.flat();
}

async function filesOf(target: string): Promise<ImportFile[]> {
  const found = await stat(target);
  if (!found.isDirectory()) return [fileOf(target, target, found)];
  const names = (await readdir(target, { recursive: true })).filter((name) => IMPORTED.test(name)).sort();
  return Promise.all(
    names.map(async (name) => fileOf(path.join(target, name), name, await stat(path.join(target, name)))),
  );
}

const fileOf = (file: string, name: string, { size, mtime }: { size: number; mtime: Date }): ImportFile => ({
  name,
  bytes: size,
  // When it was downloaded, which is the best that a file on a disk says.
  dated: dayOf(mtime),
  read: () => createReadStream(file),
});
