import enToolkits from "@/content/en/toolkits.json";
import esToolkits from "@/content/es/toolkits.json";
import toolkitsFile from "@/content/toolkits.json";

import { joinTranslations } from "./translations";
import { audiences, type Toolkit, toolkit, toolkitTranslation } from "./schema";

export const toolkits: Toolkit[] = joinTranslations(
  { collection: "toolkits", records: toolkitsFile, translations: { en: enToolkits, es: esToolkits } },
  { record: toolkit, translation: toolkitTranslation },
);

export const toolkitsByAudience = audiences.map((audience) => ({
  audience,
  toolkits: toolkits.filter((each) => each.audience === audience),
}));
