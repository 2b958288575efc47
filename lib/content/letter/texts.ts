import enLetter from "@/content/en/letter.json";
import esLetter from "@/content/es/letter.json";
import { type Locale, locales } from "@/lib/locale";

import type { ChargeFacts } from "../law/rules";
import { parseContent } from "../parse";
import type { Source } from "../schema";
import { numberSources } from "../sources";
import { reasonsFor } from "./rules";
import { type LetterTexts, writtenLetter } from "./schema";

/** The texts of the letter. Importing this file checks them, so a claim without a source stops the build. */
export const letterTexts: Record<Locale, LetterTexts> = {
  en: parseContent("content/en/letter.json", writtenLetter, enLetter),
  es: parseContent("content/es/letter.json", writtenLetter, esLetter),
};

/** The sources of the reasons in a letter about one law. */
export function sourcesOfLetter(law: ChargeFacts, locale: Locale): Source[] {
  const { numbered, cited } = numberSources(`content/${locale}/letter.json`);
  reasonsFor(letterTexts[locale], law).forEach(numbered);
  return cited();
}

const samples: ChargeFacts[] = [
  { chargeable: "no", immunityAge: 18, basis: "found" },
  { chargeable: "yes", immunityAge: null, basis: "found" },
];
for (const law of samples) {
  const [en, es] = locales.map((locale) => JSON.stringify(sourcesOfLetter(law, locale)));
  if (en !== es) throw new Error("content/en/letter.json and content/es/letter.json differ in sources");
}
