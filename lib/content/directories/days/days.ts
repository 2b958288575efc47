import enDays from "@/content/en/days.json";
import esDays from "@/content/es/days.json";
import daysFile from "@/content/days.json";

import { joinTranslations } from "../translations";
import { type AwarenessDay, awarenessDay, awarenessDayTranslation } from "../schema";

export const awarenessDays: AwarenessDay[] = joinTranslations(
  { collection: "days", records: daysFile, translations: { en: enDays, es: esDays } },
  { record: awarenessDay, translation: awarenessDayTranslation },
);
