import { readFileSync } from "node:fs";
import path from "node:path";

/** A file in the folder of the build, written by scripts/strip-hydration.ts. */
export const CONTENT_PAGES_FILE = "content-pages.json";

let read: { folder: string; routes: ReadonlySet<string> } | undefined;

/** The routes of the pages of content in a build, such as `/es/get-help`. Empty in development, where there is no build. */
export function contentPagesOf(folder: string): ReadonlySet<string> {
  if (read?.folder !== folder) read = { folder, routes: new Set(readList(folder)) };
  return read.routes;
}

function readList(folder: string): string[] {
  const file = path.join(/* turbopackIgnore: true */ folder, CONTENT_PAGES_FILE);
  try {
    return JSON.parse(readFileSync(/* turbopackIgnore: true */ file, "utf8")) as string[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
