import { describe, expect, test } from "vitest";

import enMessages from "@/messages/en/content.json";
import esMessages from "@/messages/es/content.json";

import { emergency, helplines, helplinesByGroup, traffickingHotline } from "./helplines";
import { homePage, sitePages } from "./pages";
import { safetyAdvice, safetyByPart } from "./safety";
import { locales } from "@/lib/locale";
import { helplineGroups, lawStatuses, mechanisms, safetyParts, type Source } from "./schema";
import { stateLaws } from "./state-laws";
import { findState, states, statesByName } from "./states";

/** The keys of a value in depth, without its texts. Two complete translations have the same outline. */
function outline(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(outline);
  if (typeof value !== "object" || value === null) return value === null ? null : typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .sort()
      .map(([key, part]) => [key, outline(part)]),
  );
}

function expectSourced(sources: Source[], checked: string, name: string) {
  expect(sources.length, name).toBeGreaterThan(0);
  expect(checked, name).toMatch(/^20\d\d(-\d\d)?$/);
  expect(new Set(sources.map(({ url }) => url)).size, `${name} lists a source twice`).toBe(sources.length);
}

describe("the states", () => {
  test("are 50, the District and five territories, each with its code, federal code and names", () => {
    const kinds = states.map(({ kind }) => kind);
    expect([
      kinds.filter((kind) => kind === "state").length,
      kinds.filter((kind) => kind === "territory").length,
      kinds.length,
    ]).toEqual([50, 5, 56]);
    expect(new Set(states.map(({ code }) => code)).size).toBe(56);
    expect(new Set(states.map(({ fips }) => fips)).size).toBe(56);
    expect(findState("NY")).toMatchObject({ fips: "36", name: { en: "New York", es: "Nueva York" } });
    expect(findState("XX")).toBeNull();
    expect(findState("constructor")).toBeNull();
  });

  test("have their article within a sentence, and none in a list", () => {
    const withArticle = states.filter(({ name, inSentence }) => inSentence.en !== name.en || inSentence.es !== name.es);
    expect(Object.fromEntries(withArticle.map(({ code, inSentence }) => [code, inSentence]))).toEqual({
      DC: { en: "the District of Columbia", es: "el Distrito de Columbia" },
      VI: { en: "the U.S. Virgin Islands", es: "las Islas Vírgenes de los Estados Unidos" },
      MP: { en: "the Northern Mariana Islands", es: "las Islas Marianas del Norte" },
    });
  });

  test("stand in the order of their names in each language", () => {
    expect(
      statesByName("en")
        .map(({ code }) => code)
        .slice(0, 4),
    ).toEqual(["AL", "AK", "AS", "AZ"]);
    const inSpanish = statesByName("es").map(({ code }) => code);
    // California, Carolina del Norte, Carolina del Sur, Colorado.
    expect(inSpanish.slice(inSpanish.indexOf("CA"), inSpanish.indexOf("CA") + 4)).toEqual(["CA", "NC", "SC", "CO"]);
    expect(states[0]!.code).toBe("AL");
  });
});

describe("the law of each state", () => {
  test.each(Object.entries(stateLaws))("%s rests on a source and a date of check", (code, { law }) => {
    expectSourced(law.sources, law.lastChecked, code);
  });

  test("exists for all 56, in both languages with the same parts", () => {
    expect(Object.keys(stateLaws).sort()).toEqual(states.map(({ code }) => code).sort());
    for (const [code, { en, es }] of Object.entries(stateLaws)) expect(outline(es), code).toEqual(outline(en));
  });

  test("is translated: no text is the same in both languages", () => {
    for (const [code, { en, es }] of Object.entries(stateLaws)) {
      expect(es.summary, code).not.toBe(en.summary);
      expect(es.ask, code).not.toBe(en.ask);
      expect(es.summary.length / en.summary.length, code).toBeGreaterThan(0.8);
    }
  });

  test("claims no status where it could not be confirmed, and the text says so", () => {
    const unverified = Object.entries(stateLaws).filter(([, { law }]) => law.status === "unverified");
    expect(unverified.map(([code]) => code).sort()).toEqual(["AS", "GU", "MP", "PR"]);
    for (const [code, { law, en, es }] of unverified) {
      expect(law, code).toMatchObject({
        chargeable: null,
        immunityAge: null,
        mechanisms: [],
        citation: null,
        firstEnacted: null,
      });
      expect(en.summary, code).toMatch(/^We could not confirm the law here yet\./);
      expect(es.summary, code).toMatch(/^Todavía no hemos podido confirmar/);
      expect([en.instrument, es.instrument], code).toEqual([null, null]);
    }
  });

  test("has a status that agrees with who can be charged", () => {
    for (const [code, { law }] of Object.entries(stateLaws)) {
      if (law.status === "full") expect(law, code).toMatchObject({ chargeable: "no", immunityAge: 18 });
      if (law.status === "none") expect(law.chargeable, code).toBe("yes");
      if (law.status === "partial") expect(["conditional", "yes"], code).toContain(law.chargeable);
    }
  });

  test("has seats that add up to the published total of the 50 states", () => {
    const seats = states.filter(({ kind }) => kind === "state").map(({ code }) => stateLaws[code]!.legislature);
    expect(seats.reduce((sum, { upperSeats }) => sum + upperSeats, 0)).toBe(1_973);
    expect(seats.reduce((sum, { lowerSeats }) => sum + (lowerSeats ?? 0), 0)).toBe(5_413);
  });

  test("names a lower chamber exactly where there is one", () => {
    for (const [code, { legislature, en, es }] of Object.entries(stateLaws)) {
      expect([en.lowerChamber === null, es.lowerChamber === null], code).toEqual([
        legislature.unicameral,
        legislature.unicameral,
      ]);
    }
  });
});

describe("the pages", () => {
  test.each(Object.keys(sitePages) as (keyof typeof sitePages)[])(
    "%s says the same in both languages, with a date of check",
    (name) => {
      const { en, es } = sitePages[name];
      expect(outline(es)).toEqual(outline(en));
      expect(es.sources).toEqual(en.sources);
      expect(es.checked).toBe(en.checked);
    },
  );

  test.each(locales)("the home page in %s has three facts, each with its source", (locale) => {
    const { facts, sources, checked } = homePage[locale];
    expectSourced(sources, checked, locale);
    expect(facts).toHaveLength(3);
    for (const fact of facts) {
      expect(fact.sources.length).toBeGreaterThan(0);
      expect(fact.sources.every((number) => sources[number - 1] !== undefined)).toBe(true);
    }
    expect(outline(homePage.es)).toEqual(outline(homePage.en));
    expect(homePage.es.sources).toEqual(homePage.en.sources);
  });
});

describe("the helplines", () => {
  test.each(helplines.map((helpline) => [helpline.id, helpline] as const))(
    "%s can be reached and rests on a source",
    (id, helpline) => {
      expectSourced(helpline.sources, helpline.checked, id);
      expect([helpline.phone, helpline.text, helpline.website].some((way) => way !== null)).toBe(!helpline.inPerson);
      expect(outline(helpline.translations.es)).toEqual(outline(helpline.translations.en));
    },
  );

  test("show the number that they dial", () => {
    for (const { id, phone, text } of helplines) {
      for (const way of [phone, text]) {
        if (way) expect(way.shown.replace(/ \(.*\)$/, "").replace(/\D/g, ""), id).toBe(way.digits);
      }
    }
  });

  test("tell Spanish speakers which key to press, which word to send and which page to open", () => {
    const way = (id: string) => helplines.find((each) => each.id === id)!;
    const sends = ["suicide-crisis-lifeline", "crisis-text-line"].map((id) => way(id).text?.keyword);
    expect(sends).toEqual([
      { en: null, es: "AYUDA" },
      { en: "HOME", es: "AYUDA" },
    ]);
    expect(way("suicide-crisis-lifeline").translations.es.spanish).toContain("oprima 2");
    expect(way("suicide-crisis-lifeline").translations.en.spanish).toContain("press 2");
    expect(way("trafficking-hotline").website).toEqual({
      en: "https://humantraffickinghotline.org/",
      es: "https://humantraffickinghotline.org/es",
    });
  });

  test("ask for a street where a keyword alone reaches nobody", () => {
    expect(helplines.find(({ id }) => id === "safe-place")!.text?.keyword).toEqual({
      en: "SAFE and your address, city and state",
      es: "SAFE con su dirección, ciudad y estado",
    });
  });

  test("name a way for people who cannot call or cannot hear", () => {
    const way = (id: string) => helplines.find((each) => each.id === id)!;
    expect(way("runaway-safeline").text?.digits).toBe("66008");
    expect([way("sexual-assault-hotline").text?.digits, way("sexual-assault-hotline").text?.keyword.en]).toEqual([
      "64673",
      "HOPE",
    ]);
    expect(["relay", "deaf-hotline", "love-is-respect", "know2protect"].map((id) => way(id).phone?.digits)).toEqual([
      "711",
      "18558121001",
      "18663319474",
      "18335915669",
    ]);
  });

  test("say that platforms must act within 48 hours, and that this is not anonymous", () => {
    for (const id of ["take-it-down", "cybertipline"]) {
      const { translations } = helplines.find((each) => each.id === id)!;
      expect(`${translations.en.whatHappens} ${translations.en.privacy}`, id).toMatch(
        /May 19, 2026.*48 hours.*TakeItDown\.ftc\.gov.*not anonymous/s,
      );
      expect(`${translations.es.whatHappens} ${translations.es.privacy}`, id).toMatch(
        /19 de mayo de 2026.*48 horas.*TakeItDown\.ftc\.gov.*no es anónima/s,
      );
    }
  });

  test("are in six groups, none of them empty, danger first", () => {
    expect(helplinesByGroup.map(({ group }) => group)).toEqual([...helplineGroups]);
    expect(helplinesByGroup.every((group) => group.helplines.length > 0)).toBe(true);
    expect(helplinesByGroup.flatMap((group) => group.helplines)).toEqual(helplines);
  });

  test("the two on every page are the right ones", () => {
    expect(emergency.phone?.digits).toBe("911");
    expect(traffickingHotline.phone).toEqual({ shown: "1-888-373-7888", digits: "18883737888" });
    expect(traffickingHotline.text?.digits).toBe("233733");
  });
});

describe("the advice on staying safe", () => {
  test.each(safetyAdvice.map((advice) => [advice.id, advice] as const))(
    "%s rests on a source and is told in both languages",
    (id, { sources, checked, translations }) => {
      expectSourced(sources, checked, id);
      expect(translations.es.text).not.toBe(translations.en.text);
    },
  );

  test("has no empty part, and no id of a helpline on the same page", () => {
    expect(Object.values(safetyByPart).every((part) => part.length > 0)).toBe(true);
    const ids = [...helplines, ...safetyAdvice].map(({ id }) => id).concat(helplineGroups, safetyParts);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test("the messages name every status, mechanism and group, in both languages alike", () => {
  expect(outline(esMessages)).toEqual(outline(enMessages));
  expect(Object.keys(enMessages.status)).toEqual([...lawStatuses]);
  expect(Object.keys(enMessages.mechanisms)).toEqual([...mechanisms]);
  expect(Object.keys(enMessages.helplineGroups)).toEqual([...helplineGroups]);
});
