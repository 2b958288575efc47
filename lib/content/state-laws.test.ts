import { describe, expect, test } from "vitest";

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
