import type { Locale } from "@/lib/locale";

import { helplines } from "../../helplines";
import { safetyAdvice } from "../../safety";
import type { SearchDocument } from "../schema";
import { join } from "./join";

/** Every helpline, and the safety advice. */
export function helpDocuments(locale: Locale): SearchDocument[] {
  return [
    ...helplines.map(({ id, phone, text, translations }): SearchDocument => {
      const { name, when, whatHappens, languages, privacy } = translations[locale];
      return {
        kind: "help",
        title: name,
        path: `/get-help#${id}`,
        text: join(when, whatHappens),
        also: join(phone?.digits, text?.digits, languages, privacy),
      };
    }),
    ...safetyAdvice.map(({ id, translations }): SearchDocument => {
      const { title, text } = translations[locale];
      return { kind: "help", title, path: `/get-help#${id}`, text };
    }),
  ];
}
