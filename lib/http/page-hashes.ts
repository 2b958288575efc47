import { readFileSync } from "node:fs";
import path from "node:path";

/** Beside the build it belongs to; written by scripts/hash-pages.ts. */
export const PAGE_HASHES_FILE = "page-hashes.json";

/** The hashes of the inline scripts of each prerendered page, by the route that answers it, such as `/es/get-help`. */
export type PageHashes = Record<string, string[]>;

let read: { folder: string; hashes: PageHashes } | undefined;

/** The hashes of the build in a folder. A build without the file counts as one without prerendered pages. */
export function pageHashesOf(folder: string): PageHashes {
  if (read?.folder !== folder)
    read = { folder, hashes: readHashes(path.join(/* turbopackIgnore: true */ folder, PAGE_HASHES_FILE)) };
  return read.hashes;
}

function readHashes(file: string): PageHashes {
  let text: string;
  try {
    text = readFileSync(/* turbopackIgnore: true */ file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
  // Without a prototype, so that no address can name something every object has.
  return Object.assign(Object.create(null) as PageHashes, JSON.parse(text) as PageHashes);
}
