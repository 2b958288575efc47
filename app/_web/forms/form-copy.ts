import { type Messages, messagesOf } from "@/i18n/messages";
import type { Locale } from "@/lib/locale";

/** The messages of the forms in one part of the site, for refusals and errors in fields. */
export function formCopy<Part extends "petition" | "news" | "deliveries">(locale: Locale, part: Part) {
  const copy = messagesOf(locale)[part];
  const fieldErrors: Record<string, string> = copy.fieldErrors;
  return {
    refusals: copy.refusals as Messages[Part]["refusals"],
    // zod's own codes are for input that no form of ours sends, so they have no message.
    messageOf: (code: string) => fieldErrors[code] ?? copy.fieldErrors["input-invalid"],
  };
}
