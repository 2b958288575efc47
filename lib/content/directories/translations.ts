import { z } from "zod";

import { parseContent } from "../parse";
import { type Locale, locales } from "@/lib/locale";

type Files = { collection: string; records: unknown; translations: Record<Locale, unknown> };
type Shapes<Shape extends z.ZodType, Translation extends z.ZodType> = { record: Shape; translation: Translation };
type Paired<Shape extends z.ZodType, Translation extends z.ZodType> = z.infer<Shape> & {
  translations: Record<Locale, z.infer<Translation>>;
};

/**
 * Joins the records of a collection with their texts in each language. A record without its text in a language, or a text
 * without a record, stops the build.
 */
export function joinTranslations<Shape extends z.ZodType<{ id: string }>, Words extends z.ZodType>(
  { collection, records: recordsFile, translations: translationFiles }: Files,
  shapes: Shapes<Shape, Words>,
): Paired<Shape, Words>[] {
  const records = parseContent(`content/${collection}.json`, z.array(shapes.record), recordsFile);
  const ids = records.map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) throw new Error(`content/${collection}.json has "${repeated}" twice`);

  const [en, es] = locales.map((locale) =>
    translationsIn(`content/${locale}/${collection}.json`, translationFiles[locale], shapes.translation, ids),
  );
  return records.map((record) => ({ ...record, translations: { en: en!.get(record.id)!, es: es!.get(record.id)! } }));
}

function translationsIn<Words extends z.ZodType>(file: string, value: unknown, shape: Words, ids: string[]) {
  const translations = new Map(Object.entries(parseContent(file, z.record(z.string(), shape), value)));
  const missing = ids.find((id) => !translations.has(id));
  if (missing !== undefined) throw new Error(`${file} says nothing about "${missing}"`);
  const unknown = [...translations.keys()].find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new Error(`${file} speaks of "${unknown}", which its collection does not have`);
  return translations as Map<string, z.infer<Words>>;
}
