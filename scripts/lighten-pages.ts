// Run after every build, before the hashes: takes React and Next out of the pages made of content. Their links are plain
// links, and what they do with a script is all in enhance/, so the framework would only make old phones wait.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const SCRIPT = /<script\b(?<attributes>[^>]*)>[\s\S]*?<\/script>/g;
const PRELOADED_SCRIPT = /<link\b[^>]*\sas="script"[^>]*>/g;
const KEPT = /\stype="application\/ld\+json"|\ssrc="\/enhance\.js"/;

// What a page streams out of order needs a script to be put in its place.
const OUT_OF_ORDER = /<template id="[BP]:|\$RC\(/;

// Client components are named in the data of a page: `I[39756,["…"],"Name"]`, there in a string of a script.
const CLIENT_COMPONENT = /:I\[\d+,\[[^\]]*\],\\"(?<name>[A-Z]\w*)\\"/g;
const WITHOUT_BEHAVIOR = new Set([
  // Next's own.
  "ClientPageRoot", "ClientSegmentRoot", "IconMark", "MetadataBoundary", "OutletBoundary", "RootLayoutBoundary", "ViewportBoundary",
  // Ours: they ask for the address that they stand at, and the server knows it as well.
  "LanguageSwitch", "ReportLink",
]);

/** The page with its text, styles and data, and of scripts only our own. Throws where something on it needs the framework. */
export function withoutFramework(html: string): string {
  if (OUT_OF_ORDER.test(html)) throw new Error("a part of it is streamed out of order; a page made of content must be whole at once");
  const needed = [...html.matchAll(CLIENT_COMPONENT)].map(({ groups }) => groups?.["name"] ?? "").filter((name) => !WITHOUT_BEHAVIOR.has(name));
  if (needed.length > 0) throw new Error(`the client component ${needed[0]} would do nothing on it; what it does with a script belongs in enhance/`);
  return html
    .replace(SCRIPT, (script, attributes: string) => (KEPT.test(attributes) ? script : ""))
    .replace(PRELOADED_SCRIPT, "");
}

/** Lightens every page made of content of a build. Doing it twice changes nothing more. Returns how many there are. */
export function lightenBuild(distDir: string): number {
  const root = path.join(distDir, "server", "app");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /^(en|es)([/\\]|\.html$)/.test(file) && file.endsWith(".html"));
  for (const file of files) {
    const page = path.join(root, file);
    try {
      writeFileSync(page, withoutFramework(readFileSync(page, "utf8")));
    } catch (error) {
      throw new Error(`${file}: ${(error as Error).message}.`, { cause: error });
    }
  }
  return files.length;
}
