import { fill } from "@/lib/text";

import { redXPages, sharePages, takeActionPages } from "../act/pages";
import { correctionLog } from "../corrections/log";
import { awarenessDays } from "../directories/days/days";
import { cases } from "../directories/cases";
import { milestones } from "../directories/milestones";
import { organizations } from "../directories/organizations";
import { works } from "../directories/reading";
import { toolkits } from "../directories/toolkits";
import { ledger } from "../facts/ledger";
import type { FactStatus } from "../facts/schema";
import { helplines } from "../helplines";
import { plainText } from "../learn/rules";
import { GLOSSARY_PATH, learnPath, learnSlugs } from "../learn/schema";
import { writtenGlossaries, writtenPages } from "../learn/written";
import { sitePages } from "../pages";
import { safetyAdvice } from "../safety";
import type { LawStatus, Locale } from "../schema";
import { stateLaws } from "../state-laws";
import { findState, states } from "../states";
import { guide } from "../words/guide";
import type { SearchDocument } from "./schema";

/** Words that stand in front of a text, so that no claim and no law is found without its standing, and no law without the year of its source. */
export type Standings = { facts: Record<FactStatus, string>; laws: Record<LawStatus, string>; lawAsOf: string };

/** Everything content/ tells in one language, each with the address it is told at. */
export function documentsIn(locale: Locale, standings: Standings): SearchDocument[] {
  return [
    ...helpDocuments(locale), ...learnDocuments(locale), ...glossaryDocuments(locale), ...factDocuments(locale, standings),
    ...wordDocuments(locale), ...stateDocuments(locale, standings), ...directoryDocuments(locale), ...sitePageDocuments(locale), ...actDocuments(locale),
  ];
}

function helpDocuments(locale: Locale): SearchDocument[] {
  const ways = helplines.map(({ id, phone, text, words: { [locale]: { name, when, whatHappens } } }): SearchDocument => ({
    kind: "help", title: name, path: `/get-help#${id}`, text: joined(when, whatHappens), also: joined(phone?.digits, text?.digits),
  }));
  return [...ways, ...safetyAdvice.map(({ id, words: { [locale]: { title, text } } }): SearchDocument => ({ kind: "help", title, path: `/get-help#${id}`, text }))];
}

function learnDocuments(locale: Locale): SearchDocument[] {
  return learnSlugs.flatMap((slug): SearchDocument[] => {
    const { title, menuTitle, description, sections } = writtenPages[locale][slug];
    return [
      { kind: "learn", title, path: learnPath(slug), text: description, also: menuTitle },
      ...sections.map(({ id, heading, paragraphs, points }): SearchDocument => ({
        kind: "learn",
        title: `${heading} (${menuTitle})`,
        path: `${learnPath(slug)}#${id}`,
        text: plainText(joined(...paragraphs.map(({ text }) => text), ...points.map(({ label, text }) => `${label}. ${text}`))),
      })),
    ];
  });
}

function glossaryDocuments(locale: Locale): SearchDocument[] {
  const { title, description, entries } = writtenGlossaries[locale];
  return [
    { kind: "page", title, path: GLOSSARY_PATH, text: description },
    ...entries.map(({ id, term, short, definition, legalReference }): SearchDocument => ({
      kind: "glossary", title: term, path: `${GLOSSARY_PATH}#${id}`, text: joined(short, plainText(definition)), also: legalReference ?? "",
    })),
  ];
}

function factDocuments(locale: Locale, { facts }: Standings): SearchDocument[] {
  return ledger.map(({ id, status, words: { [locale]: { claim, known, reason } } }) => ({
    kind: "fact", title: claim, path: `/facts#${id}`, text: `${facts[status]}. ${known}`, also: reason,
  }));
}

function wordDocuments(locale: Locale): SearchDocument[] {
  const { title, description } = guide.page[locale];
  const terms = guide.groups.flatMap((group) => group.terms);
  return [
    { kind: "page", title, path: "/words", text: description },
    // Whoever looks for the words to avoid finds the ones to use.
    ...terms.map(({ id, words: { [locale]: { use, avoid, why } } }): SearchDocument => ({
      kind: "words", title: use.join(" · "), path: `/words#${id}`, text: why, also: avoid.join(" "),
    })),
  ];
}

function stateDocuments(locale: Locale, { laws, lawAsOf }: Standings): SearchDocument[] {
  return states.map(({ code, name }) => {
    const { law, [locale]: { summary, instrument } } = stateLaws[code]!;
    return {
      kind: "state", title: name[locale], path: `/states/${code.toLowerCase()}`,
      text: `${fill(lawAsOf, { status: laws[law.status], year: law.lastChecked.slice(0, 4) })}. ${summary}`, also: joined(code, law.citation, instrument),
    };
  });
}

function directoryDocuments(locale: Locale): SearchDocument[] {
  return [
    ...milestones.map(({ id, date, officialName, words: { [locale]: { title, whatHappened } } }): SearchDocument => ({
      kind: "timeline", title: `${date.slice(0, 4)}: ${title}`, path: `/timeline#${id}`, text: whatHappened, also: officialName ?? "",
    })),
    ...cases.map(({ id, date, state, words: { [locale]: { title, city, whatHappened } } }): SearchDocument => ({
      kind: "case", title: `${date.slice(0, 4)}: ${title}`, path: `/cases#${id}`, text: whatHappened,
      also: joined(city, state && findState(state)?.name[locale]),
    })),
    ...organizations.map(({ id, name, states: codes, words: { [locale]: { description } } }): SearchDocument => ({
      kind: "organization", title: name, path: `/organizations#${id}`, text: description,
      also: joined(...codes.map((code) => findState(code)?.name[locale])),
    })),
    ...toolkits.map(({ id, title, publisher, words: { [locale]: { description } } }): SearchDocument => ({
      kind: "toolkit", title, path: `/toolkits#${id}`, text: description, also: publisher,
    })),
    ...works.map(({ id, title, author, publisher, words: { [locale]: { whyRead } } }): SearchDocument => ({
      kind: "reading", title, path: `/reading#${id}`, text: whyRead, also: joined(author, publisher),
    })),
    ...awarenessDays.map(({ id, name, words: { [locale]: { origin, howToMark } } }): SearchDocument => ({
      kind: "day", title: name[locale], path: `/days#${id}`, text: joined(howToMark, origin),
    })),
  ];
}

function sitePageDocuments(locale: Locale): SearchDocument[] {
  return Object.entries(sitePages).map(([name, { [locale]: { title, description, sections } }]) => ({
    kind: "page", title, path: `/${name}`, text: description,
    also: joined(...sections.flatMap(({ heading, paragraphs, points }) => [heading, ...paragraphs.map(({ text }) => text), ...points])),
  }));
}

function actDocuments(locale: Locale): SearchDocument[] {
  const { [locale]: act } = takeActionPages;
  const { [locale]: redX } = redXPages;
  const { [locale]: share } = sharePages;
  const { [locale]: corrections } = correctionLog;
  return [
    { kind: "page", title: act.title, path: "/take-action", text: act.description },
    ...act.parts.map(({ id, heading, actions }): SearchDocument => ({
      kind: "page", title: heading, path: `/take-action#${id}`, text: joined(...actions.map(({ title, text }) => `${title}. ${text}`)),
    })),
    { kind: "page", title: redX.title, path: "/red-x", text: redX.description },
    ...redX.sections.map(({ id, heading, paragraphs, points }): SearchDocument => ({
      kind: "page", title: `${heading} (${redX.title})`, path: `/red-x#${id}`, text: joined(...paragraphs.map(({ text }) => text), ...points),
    })),
    { kind: "page", title: share.title, path: "/share", text: share.description },
    { kind: "page", title: corrections.title, path: "/corrections", text: corrections.description },
  ];
}

function joined(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
