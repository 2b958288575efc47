import { z } from "zod";

import sourcesFile from "@/content/sources.json";

import { type CitedParagraph, type Paragraph, type Source, source } from "./schema";

const library = z.record(z.string(), source).parse(sourcesFile);

/** Gives each source of one text (a file) its number, in the order in which the text first cites them. */
export function numberSources(file: string) {
  const keys: string[] = [];

  function numbered({ text, sources }: CitedParagraph): Paragraph {
    return { text, sources: sources.map(numberOf) };
  }

  function numberOf(key: string): number {
    if (!Object.hasOwn(library, key)) throw new Error(`${file} cites "${key}", which content/sources.json does not have`);
    if (!keys.includes(key)) keys.push(key);
    return keys.indexOf(key) + 1;
  }

  /** The sources cited so far. Call it after the last paragraph. */
  function cited(): Source[] {
    return keys.map((key) => library[key]!);
  }

  return { numbered, cited };
}
