import type { Locale } from "@/lib/locale";

import { lessonPages, redXPages, sharePages, takeActionPages } from "../../act/pages";
import { correctionLog } from "../../corrections/log";
import type { SearchDocument } from "../schema";
import { join } from "./join";

/** What a reader can do: the actions, the red X, the share kit, and reporting an error. */
export function actDocuments(locale: Locale): SearchDocument[] {
  const { [locale]: act } = takeActionPages;
  const { [locale]: redX } = redXPages;
  const { [locale]: lesson } = lessonPages;
  const { [locale]: share } = sharePages;
  const { [locale]: corrections } = correctionLog;
  return [
    { kind: "page", title: act.title, path: "/take-action", text: act.description, also: join(...act.care.points) },
    {
      kind: "page",
      title: act.table.heading,
      path: "/take-action#host-a-table",
      text: join(act.table.lead, ...act.table.steps),
    },
    ...act.parts.map(({ id, heading, actions }): SearchDocument => ({
      kind: "page",
      title: heading,
      path: `/take-action#${id}`,
      text: join(...actions.map(({ title, text }) => `${title}. ${text}`)),
    })),
    { kind: "page", title: redX.title, path: "/red-x", text: redX.description },
    ...redX.sections.map(({ id, heading, paragraphs, points }): SearchDocument => ({
      kind: "page",
      title: `${heading} (${redX.title})`,
      path: `/red-x#${id}`,
      text: join(...paragraphs.map(({ text }) => text), ...points),
    })),
    { kind: "page", title: lesson.title, path: "/lesson", text: lesson.description },
    {
      kind: "page",
      title: share.title,
      path: "/share",
      text: share.description,
      also: join(
        ...share.sentences.items.map(({ text }) => text),
        ...share.socialImages.items.flatMap(({ title, line }) => [title, line]),
      ),
    },
    { kind: "page", title: corrections.title, path: "/corrections", text: corrections.description },
  ];
}
