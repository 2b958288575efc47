import { describe, expect, test } from "vitest";

import enMessages from "@/messages/en/directories.json";
import esMessages from "@/messages/es/directories.json";

import { type Locale, locales } from "@/lib/locale";
import { cases, casesByYear, casesIn } from "./cases";
import { awarenessDays } from "./days/days";
import { milestones, milestonesByYear } from "./milestones";
import { localOrganizations, nationalByKind, organizations, organizationsIn } from "./organizations";
import { workFault, works, worksByKind } from "./reading";
import {
  audiences,
  awarenessDay,
  dayRule,
  milestone,
  milestoneKinds,
  organization,
  organizationQualities,
  type Provenance,
  publicCase,
  readingKinds,
} from "./schema";
import { findState } from "../states";
import { toolkits, toolkitsByAudience } from "./toolkits";

type Translated = Provenance & { translations: Record<Locale, Record<string, string | null>> };

const collections: [name: string, records: Translated[], count: number][] = [
  ["organizations", organizations, 60],
  ["milestones", milestones, 55],
  ["days", awarenessDays, 17],
  ["reading", works, 48],
  ["toolkits", toolkits, 40],
  ["cases", cases, 49],
];

/** The keys of a value in depth, and which values are null. */
function outline(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value === null ? null : typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([key, part]) => [key, outline(part)]),
  );
}

describe.each(collections)("the %s", (_name, records, count) => {
  test("are all there, each once, with a source and a date of check", () => {
    expect(records).toHaveLength(count);
    expect(new Set(records.map(({ id }) => id)).size).toBe(count);
    for (const { id, sources, checked } of records) {
      expect(sources.length, id).toBeGreaterThan(0);
      expect(checked, id).toMatch(/^20\d\d(-\d\d)?$/);
    }
  });

  test("have the same parts in both languages, and each part is translated", () => {
    for (const { id, translations } of records) {
      expect(outline(translations.es), id).toEqual(outline(translations.en));
      const texts = Object.keys(translations.en).filter((key) => translations.en[key] !== null);
      const untranslated = texts.filter(
        (key) => translations.en[key] === translations.es[key] && translations.en[key]!.includes(" "),
      );
      // The names of cities, and of state acts known by a number, are the same in both languages.
      expect(
        untranslated.filter((key) => key !== "title" && key !== "city"),
        id,
      ).toEqual([]);
    }
  });
});

test("every group of a page has records, and together they hold all of them", () => {
  const grouped = [
    [organizations, [localOrganizations("en"), ...nationalByKind.map((group) => group.organizations)]],
    [milestones, milestonesByYear.map((group) => group.milestones)],
    [works, worksByKind.map((group) => group.works)],
    [toolkits, toolkitsByAudience.map((group) => group.toolkits)],
    [cases, casesByYear.map((group) => group.cases)],
  ] as const;
  for (const [records, groups] of grouped) {
    expect(groups.every((group) => group.length > 0)).toBe(true);
    expect(
      groups
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(records.map(({ id }) => id).sort());
  }
});

test("the milestones go forward in time and the cases backward", () => {
  const dates = milestones.map(({ date }) => date);
  expect([dates[0], dates.at(-1)]).toEqual(["1910", "2026-05-19"]);
  expect(dates).toEqual([...dates].sort());
  expect(casesByYear.map(({ year }) => year)).toEqual([...casesByYear.map(({ year }) => year)].sort().reverse());
});

test("a state lists exactly the records that belong to it", () => {
  expect(organizationsIn("GA").map(({ id }) => id)).toEqual(["covenant", "gacares", "streetgrace", "wellspring"]);
  expect(casesIn("OH")).toHaveLength(2);
  expect(casesIn("WY")).toEqual([]);
});

test("the organizations of single states come in the order of their first state, in each language", () => {
  const names = (locale: "en" | "es") =>
    localOrganizations(locale).map(({ states }) => {
      const own = states.map((code) => findState(code)!.name[locale]);
      return own.sort((a, b) => a.localeCompare(b, locale))[0]!;
    });
  for (const locale of ["en", "es"] as const)
    expect(names(locale)).toEqual([...names(locale)].sort((a, b) => a.localeCompare(b, locale)));
});

test("the messages name every kind and audience, in both languages alike", () => {
  expect(outline(esMessages)).toEqual(outline(enMessages));
  expect(Object.keys(enMessages.organizations.kinds)).toEqual([...organizationQualities]);
  expect(Object.keys(enMessages.timeline.kinds)).toEqual([...milestoneKinds]);
  expect(Object.keys(enMessages.reading.kinds)).toEqual([...readingKinds]);
  expect(Object.keys(enMessages.toolkits.audiences)).toEqual([...audiences]);
});

test("no case names a person: people appear by number, age or role", () => {
  const titled = /\b(Mr|Mrs|Ms|Dr|Sr|Sra|defendant|acusado) [A-Z]/;
  const named = cases
    .flatMap(({ translations }) => locales.flatMap((locale) => Object.values(translations[locale])))
    .filter((text) => titled.test(text ?? ""));
  expect(named).toEqual([]);
});

describe("a typo of an editor stops the build", () => {
  const { translations: _translations, ...good } = organizations[0]!;

  test("a record without a source, with the same source twice, or of a state that does not exist", () => {
    expect(organization.safeParse(good).success).toBe(true);
    expect(organization.safeParse({ ...good, sources: [] }).success).toBe(false);
    expect(organization.safeParse({ ...good, sources: [good.sources[0], good.sources[0]] }).success).toBe(false);
    expect(organization.safeParse({ ...good, states: ["XX"] }).success).toBe(false);
    expect(organization.safeParse({ ...good, url: "javascript:alert(1)" }).success).toBe(false);
    expect(organization.safeParse({ ...good, checked: "yesterday" }).success).toBe(false);
  });

  test("a film without a warning in one language, or a speech that does not say that it is one", () => {
    const film = works.find(({ kind }) => kind === "film")!;
    const speech = works.find(({ kind }) => kind === "remarks")!;
    const report = works.find(({ kind }) => kind === "report")!;
    expect([film, speech, report].map(workFault)).toEqual([null, null, null]);
    expect(
      workFault({
        ...film,
        translations: { ...film.translations, es: { ...film.translations.es, warning: undefined } },
      }),
    ).toMatch(/warn/);
    expect(workFault({ ...speech, translations: report.translations })).toMatch(/form/);
    expect(workFault({ ...report, translations: speech.translations })).toMatch(/form/);
  });

  test("a date that does not exist", () => {
    const { translations: _translations, ...first } = milestones[0]!;
    const { translations: _told, ...latest } = cases[0]!;
    expect(milestone.safeParse({ ...first, date: "2018-13" }).success).toBe(false);
    expect(publicCase.safeParse({ ...latest, date: "June 2018" }).success).toBe(false);
  });

  test.each([
    { kind: "date", month: 2, day: 29 },
    { kind: "date", month: 4, day: 31 },
    { kind: "weekday", month: 5, weekday: 7, nth: 1 },
    { kind: "weekday", month: 5, weekday: 1, nth: 5 },
    { kind: "month", month: 13 },
    { kind: "date", month: 4 },
  ])("the rule %j, which some year does not have", (rule) => {
    expect(dayRule.safeParse(rule).success).toBe(false);
  });

  test("a day with a name in one language only", () => {
    const { translations: _translations, ...day } = awarenessDays[0]!;
    expect(awarenessDay.safeParse(day).success).toBe(true);
    expect(awarenessDay.safeParse({ ...day, name: { en: day.name.en } }).success).toBe(false);
  });
});
