// Run after every build: takes the framework out of the pages made of content and lists them beside the build.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { CONTENT_PAGES_FILE } from "../lib/http/content-pages.ts";
import { needOfFramework, withoutHydration } from "../lib/http/framework.ts";

// The pages of Next itself, such as _global-error, are none of ours.
const PAGE = /^(?:en|es|dev)(?:[/\\].+)?\.html$/;

/**
 * Takes React and Next out of every prerendered page of a build, so that no inline script is left on it, writes the list of
 * their routes and returns it. Doing it twice changes nothing more. Throws where a page needs the framework: without it,
 * its components would do nothing.
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
