import { helplines } from "../helplines";
import { helplineGroups } from "../schema";
import { linksOf } from "./rules";
import {
  GLOSSARY_PATH,
  learnPath,
  learnPaths,
  type LearnSlug,
  learnSlugs,
  type WrittenGlossary,
  type WrittenLearnPage,
} from "./schema";

/** Where the pages of /learn may lead outside of it. A test follows each of these to a page that exists. */
export const pathsBeyondLearn = [
  "/petitions/safe-harbor",
  "/get-help",
  "/states",
  "/facts",
  "/words",
  "/timeline",
  "/reading",
];

type Written = { pages: Record<LearnSlug, WrittenLearnPage>; glossary: WrittenGlossary };

/** Every address a text of /learn may lead to: pages, their sections, terms, ways to get help and numbers to call. */
export function knownAddresses({ pages, glossary }: Written): Set<string> {
  const sections = learnSlugs.flatMap((slug) => pages[slug].sections.map(({ id }) => `${learnPath(slug)}#${id}`));
  const numbers = helplines.flatMap(({ phone, text }) => [
    ...(phone ? [`tel:${phone.digits}`] : []),
    ...(text ? [`sms:${text.digits}`] : []),
  ]);
  return new Set([
    ...learnPaths,
    ...sections,
    ...glossary.entries.map(({ id }) => `${GLOSSARY_PATH}#${id}`),
    ...pathsBeyondLearn,
    ...helplineGroups.map((group) => `/get-help#${group}`),
    ...numbers,
  ]);
}

/** Stops the build at the first link of a text that leads nowhere, and names the file. */
export function requireLiveLinks(file: string, content: unknown, known: Set<string>): void {
  const dead = textsOf(content)
    .flatMap(linksOf)
    .find((href) => !known.has(href));
  if (dead !== undefined) throw new Error(`${file} leads to "${dead}", where there is nothing`);
}

function textsOf(content: unknown): string[] {
  if (typeof content === "string") return [content];
  if (typeof content !== "object" || content === null) return [];
  return Object.values(content).flatMap(textsOf);
}
