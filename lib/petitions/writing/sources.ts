import { source, type Source } from "../../content/schema";
import { tidyLine } from "../../text";

/** The parts of a text between empty lines. */
export const blocksOf = (text: string): string[] => text.split(/\n\s*\n/).filter((block) => block.trim() !== "");

const UNDATED = "no date";

/** A source is four lines: title, publisher, year or “no date”, URL. */
export function readSources(text: string): { sources: Source[]; problem: string | null } {
  let problem: string | null = null;
  const sources = blocksOf(text).flatMap((block, index) => {
    const [title = "", publisher = "", year = "", url = "", ...more] = block.split("\n").map(tidyLine);
    const dated = year.toLowerCase() === UNDATED ? null : /^\d{4}$/.test(year) ? Number(year) : undefined;
    const read = source.safeParse({ title, publisher, year: dated, url });
    if (read.success && more.length === 0 && isPublicUrl(url)) return [read.data];
    problem ??= `Source ${index + 1}: write four lines, which are its title, its publisher, its year or “${UNDATED}”, and its URL`;
    return [];
  });
  return { sources, problem };
}

// Readers follow it, so it has no name or password in it.
function isPublicUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.hostname.includes(".") && !url.username && !url.password;
}

export const writeSources = (sources: Source[]): string =>
  sources.map(({ title, publisher, year, url }) => [title, publisher, year ?? UNDATED, url].join("\n")).join("\n\n");
