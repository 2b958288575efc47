import { readFile } from "node:fs/promises";
import path from "node:path";

import { z } from "zod";

import { env } from "../env";

/** The file in DATA_DIR in which a backup says when it was complete. */
export const LAST_BACKUP_FILE = "last-backup.json";

const note = z.object({ at: z.iso.datetime() });

/** The time of the last complete backup that this machine knows of, or null. */
export async function readLastBackup(): Promise<Date | null> {
  const text = await readFile(path.join(env.DATA_DIR, LAST_BACKUP_FILE), "utf8").catch(() => null);
  if (text === null) return null;
  const parsed = note.safeParse(parseJson(text));
  return parsed.success ? new Date(parsed.data.at) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
