import enContent from "@/messages/en/content.json";
import enDirectories from "@/messages/en/directories.json";
import enErrors from "@/messages/en/errors.json";
import enFacts from "@/messages/en/facts.json";
import enLearn from "@/messages/en/learn.json";
import enPetition from "@/messages/en/petition.json";
import enShell from "@/messages/en/shell.json";
import enWords from "@/messages/en/words.json";
import esContent from "@/messages/es/content.json";
import esDirectories from "@/messages/es/directories.json";
import esErrors from "@/messages/es/errors.json";
import esFacts from "@/messages/es/facts.json";
import esLearn from "@/messages/es/learn.json";
import esPetition from "@/messages/es/petition.json";
import esShell from "@/messages/es/shell.json";
import esWords from "@/messages/es/words.json";
import type { Locale } from "./routing";

const en = { content: enContent, directories: enDirectories, errors: enErrors, facts: enFacts, learn: enLearn, petition: enPetition, shell: enShell, words: enWords };

export type Messages = typeof en;

// The assignment fails to compile when a Spanish part lacks a message that the English one has.
const byLocale: Record<Locale, Messages> = {
  en,
  es: { content: esContent, directories: esDirectories, errors: esErrors, facts: esFacts, learn: esLearn, petition: esPetition, shell: esShell, words: esWords },
};

/** Every message of the interface in one language, one namespace to an owner. */
export function messagesOf(locale: Locale): Messages {
  return byLocale[locale];
}
