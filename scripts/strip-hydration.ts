// Runs after every build: removes the framework from the pages of content, and lists them in the folder of the build.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { CONTENT_PAGES_FILE } from "../lib/http/content-pages.ts";
import { needOfFramework, withoutHydration } from "../lib/http/framework.ts";

// Next's own pages, such as _global-error, are skipped.
const PAGE = /^(?:en|es|dev)(?:[/\\].+)?\.html$/;

/**
 * Removes React and Next from every prerendered page of a build, so that no inline script is left. Writes and returns the list
 * of their routes. Safe to repeat. Throws where a page needs the framework, because its components would not work.
 */
function stripBuiltPages(distDir: string): string[] {
  const root = path.join(distDir, "server", "app");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => PAGE.test(file));
  for (const file of files) {
    const page = path.join(root, file);
    const html = readFileSync(page, "utf8");
    const need = needOfFramework(html);
    if (need)
      throw new Error(
        `${file} is a page made of content, and carries no framework: ${need}. What it does with a script belongs in enhance/.`,
      );
    writeFileSync(page, withoutHydration(html));
  }
  const routes = files.map((file) => `/${file.slice(0, -".html".length).split(path.sep).join("/")}`).sort();
  writeFileSync(path.join(distDir, CONTENT_PAGES_FILE), `${JSON.stringify(routes, null, 1)}\n`);
  return routes;
}

if (import.meta.main) {
  const routes = stripBuiltPages(process.env.NEXT_DIST_DIR || ".next");
  console.log(`Took the framework out of ${routes.length} pages made of content.`);
}
