import { z } from "zod";

import enHelplines from "@/content/en/helplines.json";
import esHelplines from "@/content/es/helplines.json";
import helplinesFile from "@/content/helplines.json";

import { parseContent } from "./parse";
import { type Helpline, helplineContact, type HelplineGroup, helplineGroups, helplineWords } from "./schema";

const en = parseContent("content/en/helplines.json", z.record(z.string(), helplineWords), enHelplines);
const es = parseContent("content/es/helplines.json", z.record(z.string(), helplineWords), esHelplines);

/** The helplines of the get-help page, in the order in which they are shown. */
export const helplines: Helpline[] = parseContent("content/helplines.json", z.array(helplineContact), helplinesFile)
  .map((contact) => {
    const words = { en: en[contact.id], es: es[contact.id] };
    if (!words.en || !words.es) throw new Error(`content/ does not describe the helpline "${contact.id}" in both languages`);
    return { ...contact, words: { en: words.en, es: words.es } };
  });

export const helplinesByGroup: { group: HelplineGroup; helplines: Helpline[] }[] = helplineGroups.map((group) => ({
  group,
  helplines: helplines.filter((helpline) => helpline.group === group),
}));

/** The two that stand on every page. */
export const emergency = required("emergency");
export const traffickingHotline = required("trafficking-hotline");

function required(id: string): Helpline {
  const helpline = helplines.find((each) => each.id === id);
  if (!helpline) throw new Error(`content/helplines.json should have "${id}", which stands on every page`);
  return helpline;
}
