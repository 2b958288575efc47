import enHelplines from "@/content/en/helplines.json";
import esHelplines from "@/content/es/helplines.json";
import helplinesFile from "@/content/helplines.json";

import { joinTranslations } from "./directories/translations";
import { type Helpline, helplineContact, type HelplineGroup, helplineGroups, helplineTranslation } from "./schema";

/** The helplines of the get-help page, in the order in which they are shown. */
export const helplines: Helpline[] = joinTranslations(
  { collection: "helplines", records: helplinesFile, translations: { en: enHelplines, es: esHelplines } },
  { record: helplineContact, translation: helplineTranslation },
);

export const helplinesByGroup: { group: HelplineGroup; helplines: Helpline[] }[] = helplineGroups.map((group) => ({
  group,
  helplines: helplines.filter((helpline) => helpline.group === group),
}));

/** The two that every page shows. */
export const emergency = required("emergency");
export const traffickingHotline = required("trafficking-hotline");

function required(id: string): Helpline {
  const helpline = helplines.find((each) => each.id === id);
  if (!helpline) throw new Error(`content/helplines.json should have "${id}", which stands on every page`);
  return helpline;
}
