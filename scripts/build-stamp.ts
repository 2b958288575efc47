import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const FILE = "safe-harbor-build";
// What prerendered pages and files contain besides their sources.
const IN_PAGES = ["SITE_NAME", "ORGANIZATION_NAME", "CONTACT_EMAIL", "POSTAL_ADDRESS", "SITE_URL"];

/** What a complete build was made from. */
export interface BuildStamp {
  /** A fingerprint of the sources and packages. */
  sources: string;
  /** A fingerprint of the settings and the month for which its pages were rendered. */
  pages: string;
}

/** The stamp in the folder of a build, or null where there is no complete build. */
export function readBuildStamp(folder: string): BuildStamp | null {
  try {
    const { sources, pages } = JSON.parse(readFileSync(path.join(folder, FILE), "utf8")) as Partial<BuildStamp>;
    return typeof sources === "string" && typeof pages === "string" ? { sources, pages } : null;
  } catch {
    // A stamp that an earlier version or nobody wrote: the build is made again.
    return null;
  }
}

export function writeBuildStamp(folder: string, stamp: BuildStamp): void {
  writeFileSync(path.join(folder, FILE), JSON.stringify(stamp));
}

/** The path of the stamp, which is deleted before a build begins. */
export const buildStampFile = (folder: string): string => path.join(folder, FILE);

/** The fingerprint of what pages contain: settings, and the month, because they say which checks are old (lib/content/age/rules.ts). */
export function pagesFingerprint(env: Record<string, string | undefined>, now: Date): string {
  const hash = createHash("sha256").update(now.toISOString().slice(0, 7));
  for (const name of IN_PAGES) hash.update(`\0${name}=${env[name] ?? ""}`);
  return hash.digest("hex");
}
