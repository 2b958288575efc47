import { z } from "zod";

import sourcesFile from "@/content/sources.json";

import { type CitedParagraph, type Paragraph, type Source, source } from "./schema";

const library = z.record(z.string(), source);

/** Sources by key, and the name of the file or files that have them. */
export type SourceLibrary = { name: string; sources: Record<string, Source> };

const shared: SourceLibrary = { name: "content/sources.json", sources: library.parse(sourcesFile) };

/** The shared sources and those of one part of the site. Throws if a key is in both files, because it would be ambiguous. */
export function sharedSourcesWith(name: string, written: unknown): SourceLibrary {
  const own = library.parse(written);
  const twice = Object.keys(own).filter((key) => Object.hasOwn(shared.sources, key));
  if (twice.length > 0) throw new Error(`${name} has keys that ${shared.name} has too: ${twice.join(", ")}`);
  return { name: `${shared.name} or ${name}`, sources: { ...shared.sources, ...own } };
}

/** Numbers the sources of a file in the order of their first citation. */
export function numberSources(file: string, { name, sources: known }: SourceLibrary = shared) {
  const keys: string[] = [];

  function numbered({ text, sources }: CitedParagraph): Paragraph {
    return { text, sources: sources.map(numberOf) };
  }

  function numberOf(key: string): number {
    if (!Object.hasOwn(known, key)) throw new Error(`${file} cites "${key}", which ${name} does not have`);
    if (!keys.includes(key)) keys.push(key);
    return keys.indexOf(key) + 1;
  }

  /** The sources cited so far. Call it after the last paragraph. */
  function cited(): Source[] {
    return keys.map((key) => known[key]!);
  }

  return { numbered, cited };
}
