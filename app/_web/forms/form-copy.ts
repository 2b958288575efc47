import { type Messages, messagesOf } from "@/i18n/messages";
import type { Locale } from "@/lib/locale";

/** What the forms of one part of the site say about refusals and errors in fields. */
export function formCopy<Part extends "petition" | "news">(locale: Locale, part: Part) {
  const copy = messagesOf(locale)[part];
  const fieldErrors: Record<string, string> = copy.fieldErrors;
  return {
    refusals: copy.refusals as Messages[Part]["refusals"],
    // zod has codes of its own for what no form sends; they are not meant for people.
    messageOf: (code: string) => fieldErrors[code] ?? copy.fieldErrors["input-invalid"],
  };
}
