import enToolkits from "@/content/en/toolkits.json";
import esToolkits from "@/content/es/toolkits.json";
import toolkitsFile from "@/content/toolkits.json";

import { pairWithWords } from "./pairing";
import { audiences, type Toolkit, toolkit, toolkitWords } from "./schema";

export const toolkits: Toolkit[] = pairWithWords(
  { collection: "toolkits", records: toolkitsFile, words: { en: enToolkits, es: esToolkits } },
  { record: toolkit, words: toolkitWords },
);

export const toolkitsByAudience = audiences.map((audience) => ({
  audience,
  toolkits: toolkits.filter((each) => each.audience === audience),
}));
