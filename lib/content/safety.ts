import enSafety from "@/content/en/safety.json";
import esSafety from "@/content/es/safety.json";
import safetyFile from "@/content/safety.json";

import { joinTranslations } from "./directories/translations";
import { type SafetyAdvice, type SafetyPart, safetyParts, safetyRecord, safetyTranslation } from "./schema";

/** The safety advice of the get-help page, in the order in which it is shown. */
export const safetyAdvice: SafetyAdvice[] = joinTranslations(
  { collection: "safety", records: safetyFile, translations: { en: enSafety, es: esSafety } },
  { record: safetyRecord, translation: safetyTranslation },
);

export const safetyByPart = Object.fromEntries(
  safetyParts.map((part) => [part, safetyAdvice.filter((advice) => advice.part === part)]),
) as Record<SafetyPart, SafetyAdvice[]>;
