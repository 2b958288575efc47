// Run after every build, before the hashes: takes the framework out of the pages made of content.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { needOfFramework, withoutHydration } from "../lib/http/framework.ts";

/**
 * Lightens every page made of content of a build, and returns how many there are. Doing it twice changes nothing more.
 * Throws where a page needs the framework: it would stand there and do nothing.
 */
export function stripBuiltPages(distDir: string): number {
  const root = path.join(distDir, "server", "app");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (file) => /^(en|es)([/\\]|\.html$)/.test(file) && file.endsWith(".html"),
  );
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
  return files.length;
}
