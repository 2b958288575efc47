import { describe, expect, test } from "vitest";

import { chargeOf, citationIn } from "./law/rules";
import { locales } from "./schema";
import { lightsByName, rangeOfChecks, stateLaws } from "./state-laws";
import { states } from "./states";

describe.each(locales)("the lights in %s", (locale) => {
  const lights = lightsByName(locale);

  test("are those of all 56, in the order of their names", () => {
    expect(lights.map(({ code }) => code).sort()).toEqual(states.map(({ code }) => code).sort());
    const names = lights.map(({ name }) => name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, locale)));
  });

  test("say of each what its law says", () => {
    for (const { code, status, chargeable } of lights) {
      expect([status, chargeable], code).toEqual([stateLaws[code]!.law.status, stateLaws[code]!.law.chargeable]);
    }
  });
});

describe("what is cited and told of a law", () => {
  const laws = Object.entries(stateLaws).map(([code, { law }]) => [code, law] as const);

  test("is in Spanish for Spanish readers, save the names of statutes", () => {
    const english = /\b(offense|defense|convictions?|victims?|minors?|found|read|removing|amending|diversion|vacat\w*|numbered|children)\b/i;
    for (const [code, law] of laws) expect(citationIn(law, "es") ?? "", code).not.toMatch(english);
    expect(laws.filter(([, { citation }]) => typeof citation === "object" && citation !== null).every(([, { citation }]) =>
      (citation as { en: string; es: string }).en !== (citation as { en: string; es: string }).es)).toBe(true);
  });

  test("is hedged exactly where the statute itself was not read", () => {
    expect(laws.filter(([, law]) => chargeOf(law).charge === "noAsFarAsFound").map(([code]) => code).sort()).toEqual(["IN", "RI"]);
  });

  test("names the age where only younger children are protected", () => {
    expect(laws.filter(([, law]) => chargeOf(law).charge === "yesFromAge").map(([code, law]) => [code, chargeOf(law).age])).toEqual([["TX", 14]]);
  });
});

test("the newest sources lie between the two months that are told", () => {
  for (const [code, { law }] of Object.entries(stateLaws)) {
    expect(law.lastChecked >= rangeOfChecks.from && law.lastChecked <= rangeOfChecks.to, code).toBe(true);
  }
});

test("a page that finds only one chamber is told of only where there is such a page and a second chamber", () => {
  const half = Object.entries(stateLaws).filter(([, { legislature }]) => legislature.finderUpperOnly);
  expect(half.map(([code]) => code).sort()).toEqual(["FL", "NY"]);
  for (const [code, { legislature }] of half) expect([legislature.findLegislatorUrl === null, legislature.unicameral], code).toEqual([false, false]);
});
