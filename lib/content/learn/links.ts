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

/** Paths outside of /learn that its pages may link to. A test checks that each has a page. */
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

/** Every `href` that a text of /learn may have: pages, their sections, terms, ways to get help, and numbers to call. */
export function linkTargets({ pages, glossary }: Written): Set<string> {
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

/** Throws at the first link of a text that is not among the targets, and names the file. This stops the build. */
export function requireLiveLinks(file: string, content: unknown, targets: Set<string>): void {
  const dead = textsOf(content)
    .flatMap(linksOf)
    .find((href) => !targets.has(href));
  if (dead !== undefined) throw new Error(`${file} leads to "${dead}", where there is nothing`);
}

function textsOf(content: unknown): string[] {
  if (typeof content === "string") return [content];
  if (typeof content !== "object" || content === null) return [];
  return Object.values(content).flatMap(textsOf);
}
