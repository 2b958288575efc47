// `node scripts/fallback-pages.ts`: writes the pages that nginx serves while the site does not respond. A test compares them.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { plainPage } from "../lib/http/plain-page.ts";
import { locales } from "../lib/locale.ts";
import { root } from "./children.ts";

/** The folder that deploy/nginx/site.conf serves. */
export const FALLBACK_FOLDER = path.join(root, "deploy/nginx/pages");

/** The files of that folder by their names: a page for each reason and language, and their stylesheet. */
export function fallbackFiles(): Map<string, string> {
  const files = new Map([["plain.css", readFileSync(path.join(root, "public/plain.css"), "utf8")]]);
  for (const reason of ["away", "too-many"] as const)
    for (const locale of locales)
      // No other header of the page depends on the URL of the site.
      files.set(`${reason}.${locale}.html`, plainPage(reason, locale, { siteUrl: "https://localhost" }).body);
  return files;
}

if (import.meta.main) for (const [name, text] of fallbackFiles()) writeFileSync(path.join(FALLBACK_FOLDER, name), text);
