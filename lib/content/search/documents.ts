import { interpolate } from "@/lib/text";

import { redXPages, sharePages, takeActionPages } from "../act/pages";
import { correctionLog } from "../corrections/log";
import { awarenessDays } from "../directories/days/days";
import { cases } from "../directories/cases";
import { milestones } from "../directories/milestones";
import { organizations } from "../directories/organizations";
import { works } from "../directories/reading";
import { toolkits } from "../directories/toolkits";
import { allFacts } from "../facts/facts";
import type { FactStatus } from "../facts/schema";
import { helplines } from "../helplines";
import { citationIn } from "../law/rules";
import { plainText } from "../learn/rules";
import { GLOSSARY_PATH, learnPath, learnSlugs } from "../learn/schema";
import { writtenGlossaries, writtenPages } from "../learn/written";
import { homePage, sitePages } from "../pages";
import { safetyAdvice } from "../safety";
import type { Locale } from "@/lib/locale";
import type { LawStatus } from "../schema";
import { stateLaws } from "../state-laws";
import { findState, states } from "../states";
import { guide } from "../words/guide";
import type { SearchDocument } from "./schema";

/** Words that stand in front of a text, so that no claim and no law is found without its standing, and no law without the year of its source. */
export type Standings = { facts: Record<FactStatus, string>; laws: Record<LawStatus, string>; lawAsOf: string };

/** Everything content/ tells in one language, each with the address it is told at. */
export function documentsIn(locale: Locale, standings: Standings): SearchDocument[] {
  const written = [
    ...helpDocuments(locale),
    ...learnDocuments(locale),
    ...glossaryDocuments(locale),
    ...factDocuments(locale, standings),
    ...wordDocuments(locale),
    ...stateDocuments(locale, standings),
    ...directoryDocuments(locale),
    homeDocument(locale),
    ...sitePageDocuments(locale),
    ...actDocuments(locale),
  ];
  // Any text may hold links, and nobody should read or find their addresses.
  return written.map((each) => ({ ...each, text: plainText(each.text), also: plainText(each.also ?? "") }));
}

function helpDocuments(locale: Locale): SearchDocument[] {
  const ways = helplines.map(
    ({
      id,
      phone,
      text,
      translations: {
        [locale]: { name, when, whatHappens, languages, privacy },
      },
    }): SearchDocument => ({
      kind: "help",
      title: name,
      path: `/get-help#${id}`,
      text: joined(when, whatHappens),
      also: joined(phone?.digits, text?.digits, languages, privacy),
    }),
  );
  return [
    ...ways,
    ...safetyAdvice.map(
      ({
        id,
        translations: {
          [locale]: { title, text },
        },
      }): SearchDocument => ({ kind: "help", title, path: `/get-help#${id}`, text }),
    ),
  ];
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
        text: joined(...paragraphs.map(({ text }) => text), ...points.map(({ label, text }) => `${label}. ${text}`)),
      })),
    ];
  });
}

function glossaryDocuments(locale: Locale): SearchDocument[] {
  const { title, description, entries } = writtenGlossaries[locale];
  return [
    { kind: "page", title, path: GLOSSARY_PATH, text: description },
    ...entries.map(({ id, term, short, definition, whyItMatters, legalReference }): SearchDocument => ({
      kind: "glossary",
      title: term,
      path: `${GLOSSARY_PATH}#${id}`,
      text: joined(short, definition),
      also: joined(whyItMatters, legalReference),
    })),
  ];
}

function factDocuments(locale: Locale, { facts }: Standings): SearchDocument[] {
  return allFacts.map(
    ({
      id,
      status,
      translations: {
        [locale]: { claim, known, reason, correction },
      },
    }) => ({
      // Whoever looks for a figure that we do not use finds what is known in its place.
      kind: "fact",
      title: claim,
      path: `/facts#${id}`,
      text: `${facts[status]}. ${known}`,
      also: joined(reason, correction),
    }),
  );
}

function wordDocuments(locale: Locale): SearchDocument[] {
  const { title, description } = guide.page[locale];
  const terms = guide.groups.flatMap((group) => group.terms);
  return [
    { kind: "page", title, path: "/words", text: description },
    // Whoever looks for the words to avoid finds the ones to use.
    ...terms.map(
      ({
        id,
        translations: {
          [locale]: { use, avoid, why, exception, note },
        },
      }): SearchDocument => ({
        kind: "words",
        title: use.join(" · "),
        path: `/words#${id}`,
        text: why,
        also: joined(...avoid, exception, note),
      }),
    ),
  ];
}

function stateDocuments(locale: Locale, { laws, lawAsOf }: Standings): SearchDocument[] {
  return states.map(({ code, name }) => {
    const {
      law,
      [locale]: { summary, ask, instrument },
    } = stateLaws[code]!;
    return {
      kind: "state",
      title: name[locale],
      path: `/states/${code.toLowerCase()}`,
      text: `${interpolate(lawAsOf, { status: laws[law.status], year: law.lastChecked.slice(0, 4) })}. ${summary}`,
      also: joined(code, citationIn(law, locale), instrument, ask),
    };
  });
}

function directoryDocuments(locale: Locale): SearchDocument[] {
  return [
    ...milestones.map(
      ({
        id,
        date,
        officialName,
        translations: {
          [locale]: { title, whatHappened, whyItMatters },
        },
      }): SearchDocument => ({
        kind: "timeline",
        title: `${date.slice(0, 4)}: ${title}`,
        path: `/timeline#${id}`,
        text: joined(whatHappened, whyItMatters),
        also: officialName ?? "",
      }),
    ),
    ...cases.map(
      ({
        id,
        date,
        state,
        translations: {
          [locale]: { title, city, whatHappened, outcome, note },
        },
      }): SearchDocument => ({
        kind: "case",
        title: `${date.slice(0, 4)}: ${title}`,
        path: `/cases#${id}`,
        text: joined(whatHappened, outcome),
        also: joined(note, city, state && findState(state)?.name[locale]),
      }),
    ),
    ...organizations.map(
      ({
        id,
        name,
        states: codes,
        translations: {
          [locale]: { description },
        },
      }): SearchDocument => ({
        kind: "organization",
        title: name,
        path: `/organizations#${id}`,
        text: description,
        also: joined(...codes.map((code) => findState(code)?.name[locale])),
      }),
    ),
    ...toolkits.map(
      ({
        id,
        title,
        publisher,
        translations: {
          [locale]: { format, description, note },
        },
      }): SearchDocument => ({
        kind: "toolkit",
        title,
        path: `/toolkits#${id}`,
        text: description,
        also: joined(publisher, format, note),
      }),
    ),
    ...works.map(
      ({
        id,
        kind,
        title,
        author,
        publisher,
        translations: {
          [locale]: { whyRead, note, form, warning },
        },
      }): SearchDocument => ({
        kind: kind === "remarks" || kind === "film" ? kind : "reading",
        title,
        path: `/reading#${id}`,
        text: whyRead,
        also: joined(author, publisher, form, warning, note),
      }),
    ),
    ...awarenessDays.map(
      ({
        id,
        name,
        translations: {
          [locale]: { origin, howToMark, note },
        },
      }): SearchDocument => ({
        kind: "day",
        title: name[locale],
        path: `/days#${id}`,
        text: joined(howToMark, origin),
        also: note ?? "",
      }),
    ),
  ];
}

function homeDocument(locale: Locale): SearchDocument {
  const { titleLines, description, lead, sentences, facts, steps, help } = homePage[locale];
  return {
    kind: "page",
    title: titleLines.join(" "),
    path: "/",
    text: description,
    also: joined(
      lead,
      ...sentences,
      ...facts.map(({ text }) => text),
      ...steps.flatMap(({ title, text }) => [title, text]),
      help,
    ),
  };
}

function sitePageDocuments(locale: Locale): SearchDocument[] {
  return Object.entries(sitePages).map(
    ([
      name,
      {
        [locale]: { title, description, sections },
      },
    ]) => ({
      kind: "page",
      title,
      path: `/${name}`,
      text: description,
      also: joined(
        ...sections.flatMap(({ heading, paragraphs, points }) => [
          heading,
          ...paragraphs.map(({ text }) => text),
          ...points,
        ]),
      ),
    }),
  );
}

function actDocuments(locale: Locale): SearchDocument[] {
  const { [locale]: act } = takeActionPages;
  const { [locale]: redX } = redXPages;
  const { [locale]: share } = sharePages;
  const { [locale]: corrections } = correctionLog;
  return [
    { kind: "page", title: act.title, path: "/take-action", text: act.description, also: joined(...act.care.points) },
    {
      kind: "page",
      title: act.table.heading,
      path: "/take-action#host-a-table",
      text: joined(act.table.lead, ...act.table.steps),
    },
    ...act.parts.map(({ id, heading, actions }): SearchDocument => ({
      kind: "page",
      title: heading,
      path: `/take-action#${id}`,
      text: joined(...actions.map(({ title, text }) => `${title}. ${text}`)),
    })),
    { kind: "page", title: redX.title, path: "/red-x", text: redX.description },
    ...redX.sections.map(({ id, heading, paragraphs, points }): SearchDocument => ({
      kind: "page",
      title: `${heading} (${redX.title})`,
      path: `/red-x#${id}`,
      text: joined(...paragraphs.map(({ text }) => text), ...points),
    })),
    {
      kind: "page",
      title: share.title,
      path: "/share",
      text: share.description,
      also: joined(
        ...share.sentences.items.map(({ text }) => text),
        ...share.socialImages.items.flatMap(({ title, line }) => [title, line]),
      ),
    },
    { kind: "page", title: corrections.title, path: "/corrections", text: corrections.description },
  ];
}

function joined(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
