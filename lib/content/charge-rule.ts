import en from "@/content/en/charge-rule.json";
import es from "@/content/es/charge-rule.json";

import { parseContent } from "./parse";
import type { Locale } from "@/lib/locale";
import { chargeRule, type ChargeRule, localized } from "./schema";

/** The rule by which the states are sorted. It exists once, so the page that explains it and the data cannot differ. */
export const chargeRules: Record<Locale, ChargeRule> = parseContent(
  "content/<locale>/charge-rule.json",
  localized(chargeRule),
  { en, es },
);
