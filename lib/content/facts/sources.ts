import sourcesFile from "@/content/facts-sources.json";

import { parseContent } from "../parse";
import { type FactSource, factSources } from "./schema";

/** The sources of the ledger and of the language guide, by key. */
export const library = parseContent("content/facts-sources.json", factSources, sourcesFile);

/** The sources an entry names, in its order. A key nobody knows stops the build. */
export function sourcesOf(entry: string, keys: string[]): FactSource[] {
  return keys.map((key) => {
    if (!Object.hasOwn(library, key))
      throw new Error(`${entry} cites "${key}", which content/facts-sources.json does not have`);
    return library[key]!;
  });
}
