import { sharePages, takeActionPages } from "./act/pages";
import { correctionLog } from "./corrections/log";
import { homePage } from "./pages";
import type { Locale } from "@/lib/locale";

/**
 * Throws at the first `path` of a content file that has no page, and names the file. This stops the build. Links within texts
 * are checked in learn/links.ts.
 */
export function requireLivePaths(locale: Locale, targets: Set<string>): void {
  for (const [name, paths] of Object.entries(pathsIn(locale))) {
    const dead = paths.find((path) => !targets.has(path));
    if (dead !== undefined) throw new Error(`content/${locale}/${name} leads to "${dead}", where there is nothing`);
  }
}

function pathsIn(locale: Locale): Record<string, string[]> {
  return {
    "pages/home.json": homePage[locale].today.map(({ path }) => path),
    "pages/take-action.json": takeActionPages[locale].parts.flatMap(({ actions }) => actions.map(({ path }) => path)),
    "pages/share.json": sharePages[locale].sentences.items.map(({ path }) => path),
    "corrections.json": correctionLog[locale].corrections.map(({ page }) => page),
  };
}
