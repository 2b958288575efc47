import { messagesOf } from "@/i18n/messages";
import type { Locale } from "@/lib/locale";

/** The sentences that refusals and errors of fields become in one language. */
export function copyOf(locale: Locale) {
  const { fieldErrors, refusals } = messagesOf(locale).petition;
  const sentences: Record<string, string> = fieldErrors;
  return {
    fieldErrors,
    refusals,
    // zod has words of its own for what no form sends; they are no sentences for a person.
    sentenceOf: (code: string) => sentences[code] ?? fieldErrors["input-invalid"],
  };
}
