import enContent from "@/messages/en/content.json";
import enErrors from "@/messages/en/errors.json";
import enPetition from "@/messages/en/petition.json";
import enShell from "@/messages/en/shell.json";
import esContent from "@/messages/es/content.json";
import esErrors from "@/messages/es/errors.json";
import esPetition from "@/messages/es/petition.json";
import esShell from "@/messages/es/shell.json";
import type { Locale } from "./routing";

const en = { content: enContent, errors: enErrors, petition: enPetition, shell: enShell };

export type Messages = typeof en;

// The assignment fails to compile when a Spanish part lacks a message that the English one has.
const byLocale: Record<Locale, Messages> = {
  en,
  es: { content: esContent, errors: esErrors, petition: esPetition, shell: esShell },
};

/** Every message of the interface in one language, one namespace to an owner. */
export function messagesOf(locale: Locale): Messages {
  return byLocale[locale];
}
