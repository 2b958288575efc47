import { knownAddresses, requireLiveLinks } from "../learn/links";
import { writtenGlossaries, writtenPages } from "../learn/written";

/** Where the texts on taking action lead beside the addresses that /learn knows. A test follows each to a page that exists. */
export const pathsToAct = ["/share", "/toolkits#printables", "/days#redx"];

const known = new Set([...knownAddresses({ pages: writtenPages.en, glossary: writtenGlossaries.en }), ...pathsToAct]);

/** Stops the build at the first link of a text on taking action that leads nowhere. */
export function requireLiveActLinks(file: string, content: unknown): void {
  requireLiveLinks(file, content, known);
}
