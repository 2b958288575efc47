import { z } from "zod";

import enSafeHarbor from "@/content/en/petitions/safe-harbor.json";
import esSafeHarbor from "@/content/es/petitions/safe-harbor.json";
import safeHarbor from "@/content/petitions/safe-harbor.json";
import { parseContent } from "@/lib/content/parse";
import { numberSources } from "@/lib/content/sources";
import { stateLaws } from "@/lib/content/state-laws";

import {
  editionContent,
  type PetitionFile,
  petitionText,
  type PetitionText,
  writtenPetition,
  writtenText,
} from "./schema";

/** Every petition of the files. The import throws for a text without a source. */
export const petitionFiles: PetitionFile[] = [
  readPetition("safe-harbor", safeHarbor, { en: enSafeHarbor, es: esSafeHarbor }),
];

function readPetition(name: string, common: unknown, texts: { en: unknown; es: unknown }): PetitionFile {
  const { slug, goal, checked } = parseContent(`content/petitions/${name}.json`, writtenPetition, common);
  return {
    slug,
    goal,
    content: {
      en: readText(`content/en/petitions/${name}.json`, texts.en, checked),
      es: readText(`content/es/petitions/${name}.json`, texts.es, checked),
    },
    editions: parseContent("content/states.json", z.record(z.string(), editionContent), stateLaws),
  };
}

function readText(file: string, written: unknown, checked: string): PetitionText {
  const { body, ...text } = parseContent(file, writtenText, written);
  const { numbered, cited } = numberSources(file);
  const shown = body.map(({ heading, paragraphs }) => ({ heading, paragraphs: paragraphs.map(numbered) }));
  return parseContent(file, petitionText, { ...text, body: shown, sources: cited(), checked });
}
