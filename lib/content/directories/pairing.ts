import { z } from "zod";

import { parseContent } from "../parse";
import { type Locale, locales } from "@/lib/locale";

type Files = { collection: string; records: unknown; words: Record<Locale, unknown> };
type Shapes<Shape extends z.ZodType, Words extends z.ZodType> = { record: Shape; words: Words };
type Paired<Shape extends z.ZodType, Words extends z.ZodType> = z.infer<Shape> & {
  words: Record<Locale, z.infer<Words>>;
};

/** Joins the records of one collection with their words. A record without words in a language, or words without a record, stops the build. */
export function pairWithWords<Shape extends z.ZodType<{ id: string }>, Words extends z.ZodType>(
  { collection, records: recordsFile, words: wordsFiles }: Files,
  shapes: Shapes<Shape, Words>,
): Paired<Shape, Words>[] {
  const records = parseContent(`content/${collection}.json`, z.array(shapes.record), recordsFile);
  const ids = records.map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) throw new Error(`content/${collection}.json has "${repeated}" twice`);

  const [en, es] = locales.map((locale) =>
    wordsOf(`content/${locale}/${collection}.json`, wordsFiles[locale], shapes.words, ids),
  );
  return records.map((record) => ({ ...record, words: { en: en!.get(record.id)!, es: es!.get(record.id)! } }));
}

function wordsOf<Words extends z.ZodType>(file: string, value: unknown, shape: Words, ids: string[]) {
  const words = new Map(Object.entries(parseContent(file, z.record(z.string(), shape), value)));
  const missing = ids.find((id) => !words.has(id));
  if (missing !== undefined) throw new Error(`${file} says nothing about "${missing}"`);
  const unknown = [...words.keys()].find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new Error(`${file} speaks of "${unknown}", which its collection does not have`);
  return words as Map<string, z.infer<Words>>;
}
