import enSafety from "@/content/en/safety.json";
import esSafety from "@/content/es/safety.json";
import safetyFile from "@/content/safety.json";

import { pairWithWords } from "./directories/pairing";
import { type SafetyAdvice, type SafetyPart, safetyParts, safetyRecord, safetyWords } from "./schema";

/** The advice on staying safe that stands on the get-help page, in the order in which it is shown. */
export const safetyAdvice: SafetyAdvice[] = pairWithWords(
  { collection: "safety", records: safetyFile, words: { en: enSafety, es: esSafety } },
  { record: safetyRecord, words: safetyWords },
);

export const safetyByPart = Object.fromEntries(
  safetyParts.map((part) => [part, safetyAdvice.filter((advice) => advice.part === part)]),
) as Record<SafetyPart, SafetyAdvice[]>;
