import type { Locale } from "@/lib/locale";

import { cases } from "../../directories/cases";
import { awarenessDays } from "../../directories/days/days";
import { milestones } from "../../directories/milestones";
import { organizations } from "../../directories/organizations";
import { works } from "../../directories/reading";
import { toolkits } from "../../directories/toolkits";
import { findState } from "../../states";
import type { SearchDocument } from "../schema";
import { join } from "./join";

/** Every entry of every directory. */
export function directoryDocuments(locale: Locale): SearchDocument[] {
  return [
    ...milestoneDocuments(locale),
    ...caseDocuments(locale),
    ...organizationDocuments(locale),
    ...toolkitDocuments(locale),
    ...readingDocuments(locale),
    ...dayDocuments(locale),
  ];
}

function milestoneDocuments(locale: Locale): SearchDocument[] {
  return milestones.map(({ id, date, officialName, translations }) => {
    const { title, whatHappened, whyItMatters } = translations[locale];
    return {
      kind: "timeline",
      title: `${date.slice(0, 4)}: ${title}`,
      path: `/timeline#${id}`,
      text: join(whatHappened, whyItMatters),
      also: officialName ?? "",
    };
  });
}

function caseDocuments(locale: Locale): SearchDocument[] {
  return cases.map(({ id, date, state, translations }) => {
    const { title, city, whatHappened, outcome, note } = translations[locale];
    return {
      kind: "case",
      title: `${date.slice(0, 4)}: ${title}`,
      path: `/cases#${id}`,
      text: join(whatHappened, outcome),
      also: join(note, city, state && findState(state)?.name[locale]),
    };
  });
}

function organizationDocuments(locale: Locale): SearchDocument[] {
  return organizations.map(({ id, name, states, translations }) => ({
    kind: "organization",
    title: name,
    path: `/organizations#${id}`,
    text: translations[locale].description,
    also: join(...states.map((code) => findState(code)?.name[locale])),
  }));
}

function toolkitDocuments(locale: Locale): SearchDocument[] {
  return toolkits.map(({ id, title, publisher, translations }) => {
    const { format, description, note } = translations[locale];
    return {
      kind: "toolkit",
      title,
      path: `/toolkits#${id}`,
      text: description,
      also: join(publisher, format, note),
    };
  });
}

function readingDocuments(locale: Locale): SearchDocument[] {
  return works.map(({ id, kind, title, author, publisher, translations }) => {
    const { whyRead, note, form, warning } = translations[locale];
    return {
      kind: kind === "remarks" || kind === "film" ? kind : "reading",
      title,
      path: `/reading#${id}`,
      text: whyRead,
      also: join(author, publisher, form, warning, note),
    };
  });
}

function dayDocuments(locale: Locale): SearchDocument[] {
  return awarenessDays.map(({ id, name, translations }) => {
    const { origin, howToMark, note } = translations[locale];
    return {
      kind: "day",
      title: name[locale],
      path: `/days#${id}`,
      text: join(howToMark, origin),
      also: note ?? "",
    };
  });
}
