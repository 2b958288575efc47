import enMilestones from "@/content/en/milestones.json";
import esMilestones from "@/content/es/milestones.json";
import milestonesFile from "@/content/milestones.json";

import { joinTranslations } from "./translations";
import { type Milestone, milestone, milestoneTranslation } from "./schema";

/** Oldest first. A date that is only a year comes before the exact dates of that year. */
export const milestones: Milestone[] = joinTranslations(
  { collection: "milestones", records: milestonesFile, translations: { en: enMilestones, es: esMilestones } },
  { record: milestone, translation: milestoneTranslation },
).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

export const milestonesByYear = [...Map.groupBy(milestones, ({ date }) => date.slice(0, 4))].map(([year, inYear]) => ({
  year,
  milestones: inYear,
}));
