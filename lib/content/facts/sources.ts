import sourcesFile from "@/content/facts-sources.json";

import { parseContent } from "../parse";
import { type FactSource, factSources } from "./schema";

/** The sources of the facts and of the language guide, by key. */
export const library = parseContent("content/facts-sources.json", factSources, sourcesFile);

/** The sources that an entry names, in its order. Throws at an unknown key, which stops the build. */
export function sourcesOf(entry: string, keys: string[]): FactSource[] {
  return keys.map((key) => {
    if (!Object.hasOwn(library, key))
      throw new Error(`${entry} cites "${key}", which content/facts-sources.json does not have`);
    return library[key]!;
  });
}
