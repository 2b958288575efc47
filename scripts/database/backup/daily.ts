import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";

import { diskProblemOf, StartError } from "../../start-error.ts";
import { lockOf } from "./keys.ts";
import { recordBackup } from "./record.ts";
import { backUp } from "./writing.ts";

const NAME = /^safe-harbor-\d{4}-\d{2}-\d{2}T\d{6}Z\.age$/;

interface Daily {
  url: string;
  folder: string;
  /** How many backups stay. Older ones are deleted once a newer one is whole. */
  keep: number;
  signal: AbortSignal;
}

/** Writes a backup with the time in its name into a folder, and deletes the oldest above the number that is kept. Returns its rows. */
export async function backUpDaily({ url, folder, keep, signal }: Daily, now: Date): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new StartError(`BACKUP_DIR cannot be used: ${diskProblemOf(error) ?? String(error)}.`);
  });
  const time = now.toISOString().replace(/\.\d+|:/g, "");
  const written = await backUp(url, path.join(folder, `safe-harbor-${time}.age`), lockOf(), signal);
  await recordBackup(url, written);
  // The time in the name sorts them.
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  for (const name of names.slice(0, -keep)) await rm(path.join(folder, name));
  return written.rows;
}
