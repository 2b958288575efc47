import enDays from "@/content/en/days.json";
import esDays from "@/content/es/days.json";
import daysFile from "@/content/days.json";

import { pairWithWords } from "../pairing";
import { type AwarenessDay, awarenessDay, awarenessDayWords } from "../schema";

export const awarenessDays: AwarenessDay[] = pairWithWords(
  { collection: "days", records: daysFile, words: { en: enDays, es: esDays } },
  { record: awarenessDay, words: awarenessDayWords },
);
