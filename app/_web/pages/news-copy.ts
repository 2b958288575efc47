import { messagesOf } from "@/i18n/messages";
import type { Locale } from "@/lib/locale";

/** The sentences that refusals and errors of fields become on the pages about news and corrections. */
export function newsCopyOf(locale: Locale) {
  const { fieldErrors, refusals } = messagesOf(locale).news;
  const sentences: Record<string, string> = fieldErrors;
  // zod has words of its own for what no form sends; they are no sentences for a person.
  return { refusals, sentenceOf: (code: string) => sentences[code] ?? fieldErrors["input-invalid"] };
}
