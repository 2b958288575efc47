import { linkTargets, requireLiveLinks } from "../learn/links";
import { writtenGlossaries, writtenPages } from "../learn/written";

/** Paths that texts about taking action may link to, besides those of /learn. A test checks that each has a page. */
export const pathsToAct = ["/lawmakers", "/share", "/toolkits", "/toolkits#printables", "/days#redx"];

const targets = new Set([...linkTargets({ pages: writtenPages.en, glossary: writtenGlossaries.en }), ...pathsToAct]);

/** Throws at the first dead link of a text about taking action, which stops the build. */
export function requireLiveActLinks(file: string, content: unknown): void {
  requireLiveLinks(file, content, targets);
}
