import { lessonPages, redXPages, sharePages, takeActionPages } from "../act/pages";
import { cases } from "../directories/cases";
import { awarenessDays } from "../directories/days/days";
import { milestones } from "../directories/milestones";
import { organizations } from "../directories/organizations";
import { works } from "../directories/reading";
import { toolkits } from "../directories/toolkits";
import { allFacts } from "../facts/facts";
import { helplines } from "../helplines";
import { glossary } from "../learn/glossary";
import { learnPage } from "../learn/pages";
import { GLOSSARY_PATH, learnPath, learnSlugs } from "../learn/schema";
import { homePage, sitePages } from "../pages";
import { safetyAdvice } from "../safety";
import { stateLaws } from "../state-laws";
import { states } from "../states";
import { guide } from "../words/guide";
import { type CheckKind, isDue } from "./rules";

type CheckedSource = { title: string; url: string };

/** A text or a record with the date of its check (YYYY-MM or YYYY), in English as the console is. */
export type Check = { kind: CheckKind; title: string; path: string; checked: string; sources: CheckedSource[] };

/** Everything whose check is due again, the oldest check first. */
export function listDueChecks(now: Date): Check[] {
  return [...helpChecks(), ...lawChecks(), ...recordChecks(), ...pageChecks()]
    .filter(({ checked, kind }) => isDue(checked, kind, now))
    .sort((a, b) => a.checked.localeCompare(b.checked) || a.path.localeCompare(b.path));
}

function helpChecks(): Check[] {
  return [
    ...helplines.map(({ translations, ...each }) => ({ ...each, title: translations.en.name })),
    ...safetyAdvice.map(({ translations, ...each }) => ({ ...each, title: translations.en.title })),
  ].map(({ id, title, checked, sources }) => ({ kind: "help", title, path: `/get-help#${id}`, checked, sources }));
}

function lawChecks(): Check[] {
  return states.map(({ code, name }) => {
    const { lastChecked, sources } = stateLaws[code]!.law;
    const path = `/states/${code.toLowerCase()}`;
    return { kind: "law", title: `The law of ${name.en}`, path, checked: lastChecked, sources };
  });
}

type Dated = { id: string; checked: string; sources: CheckedSource[] };

function recordChecks(): Check[] {
  const ofPage = <Item extends Dated>(path: string, items: Item[], titleOf: (item: Item) => string): Check[] =>
    items.map((item) => ({
      kind: "other",
      title: titleOf(item),
      path: `${path}#${item.id}`,
      checked: item.checked,
      sources: item.sources,
    }));
  return [
    ...ofPage("/facts", allFacts, ({ translations }) => translations.en.claim),
    ...ofPage(
      "/words",
      guide.groups.flatMap(({ terms }) => terms),
      ({ translations }) => translations.en.use[0]!,
    ),
    ...ofPage("/organizations", organizations, ({ name }) => name),
    ...ofPage("/toolkits", toolkits, ({ title }) => title),
    ...ofPage("/cases", cases, ({ translations }) => translations.en.title),
    ...ofPage("/timeline", milestones, ({ translations }) => translations.en.title),
    ...ofPage("/reading", works, ({ title }) => title),
    ...ofPage("/days", awarenessDays, ({ name }) => name.en),
  ];
}

/** Pages of prose, each with one date for all of it. */
function pageChecks(): Check[] {
  const page = (
    path: string,
    { title, checked, sources = [] }: Omit<Check, "kind" | "path" | "sources"> & Partial<Pick<Check, "sources">>,
  ): Check => ({
    kind: "other",
    title,
    path,
    checked,
    sources,
  });
  return [
    page("/", { ...homePage.en, title: homePage.en.titleLines.join(" ") }),
    ...Object.entries(sitePages).map(([name, { en }]) => page(`/${name}`, en)),
    ...learnSlugs.map((slug) => page(learnPath(slug), learnPage(slug, "en"))),
    page(GLOSSARY_PATH, glossary("en")),
    page("/take-action", takeActionPages.en),
    page("/share", sharePages.en),
    page("/red-x", redXPages.en),
    page("/lesson", lessonPages.en),
  ];
}
