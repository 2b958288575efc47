// Run after every build: writes down the hashes of the inline scripts of each prerendered page, so that the proxy can
// allow exactly those. A page whose HTML changes after the build must not be prerendered.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stripBuiltPages } from "./strip-hydration.ts";
import { PAGE_HASHES_FILE, type PageHashes } from "../lib/http/page-hashes.ts";

const INLINE_SCRIPT = /<script(?<attributes>[^>]*)>(?<text>[\s\S]*?)<\/script>/g;

// A block of data is not run, so no policy asks for its hash.
const DATA_BLOCK = /\stype="application\/ld\+json"/;

/** The hashes of a page's inline scripts, as a policy writes them, each once. */
export function hashScripts(html: string): string[] {
  const inline = [...html.matchAll(INLINE_SCRIPT)].filter(
    ({ groups: { attributes = "" } = {} }) => !/\ssrc=/.test(attributes) && !DATA_BLOCK.test(attributes),
  );
  return [
    ...new Set(
      inline.map(
        ({ groups }) =>
          `sha256-${createHash("sha256")
            .update(groups?.text ?? "")
            .digest("base64")}`,
      ),
    ),
  ];
}

/** The hashes of every prerendered page of a build, by the route that answers it. */
export function hashBuild(distDir: string): PageHashes {
  const root = path.join(distDir, "server", "app");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
  return Object.fromEntries(
    files.sort().map((file) => {
      const route = `/${file.slice(0, -".html".length).split(path.sep).join("/")}`;
      return [route, hashScripts(readFileSync(path.join(root, file), "utf8"))];
    }),
  );
}

if (import.meta.main) {
  const distDir = process.env.NEXT_DIST_DIR || ".next";
  console.log(`Took the framework out of ${stripBuiltPages(distDir)} pages made of content.`);
  const hashes = hashBuild(distDir);
  writeFileSync(path.join(distDir, PAGE_HASHES_FILE), `${JSON.stringify(hashes, null, 1)}\n`);
  console.log(`Hashed the scripts of ${Object.keys(hashes).length} prerendered pages.`);
}
