import enMilestones from "@/content/en/milestones.json";
import esMilestones from "@/content/es/milestones.json";
import milestonesFile from "@/content/milestones.json";

import { pairWithWords } from "./pairing";
import { type Milestone, milestone, milestoneWords } from "./schema";

/** From the earliest to the newest. A date known only to the year stands before the exact ones of that year. */
export const milestones: Milestone[] = pairWithWords(
  { collection: "milestones", records: milestonesFile, words: { en: enMilestones, es: esMilestones } },
  { record: milestone, words: milestoneWords },
).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

export const milestonesByYear = [...Map.groupBy(milestones, ({ date }) => date.slice(0, 4))].map(([year, inYear]) => ({
  year,
  milestones: inYear,
}));
