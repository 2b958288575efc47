import { describe, expect, test } from "vitest";

import { chargeRules } from "./charge-rule";
import { type Charge, chargeOf, citationIn } from "./law/rules";
import { locales } from "@/lib/locale";
import { lightsByName, rangeOfChecks, stateLaws } from "./state-laws";
import { states } from "./states";

describe.each(locales)("the lights in %s", (locale) => {
  const lights = lightsByName(locale);

  test("are those of all 56, in the order of their names", () => {
    expect(lights.map(({ code }) => code).sort()).toEqual(states.map(({ code }) => code).sort());
    const names = lights.map(({ name }) => name);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, locale)));
  });

  test("agree with the law of each", () => {
    for (const { code, status, chargeable } of lights) {
      expect([status, chargeable], code).toEqual([stateLaws[code]!.law.status, stateLaws[code]!.law.chargeable]);
    }
  });
});

describe("the citation and the summary of a law", () => {
  const laws = Object.entries(stateLaws).map(([code, { law }]) => [code, law] as const);

  test("are in Spanish for Spanish readers, except the names of statutes", () => {
    const english =
      /\b(offense|defense|convictions?|victims?|minors?|found|read|removing|amending|diversion|vacat\w*|numbered|children)\b/i;
    for (const [code, law] of laws) expect(citationIn(law, "es") ?? "", code).not.toMatch(english);
    expect(
      laws
        .filter(([, { citation }]) => typeof citation === "object" && citation !== null)
        .every(
          ([, { citation }]) =>
            (citation as { en: string; es: string }).en !== (citation as { en: string; es: string }).es,
        ),
    ).toBe(true);
  });

  test("are hedged exactly where the statute itself was not read", () => {
    const statesWith = (charge: Charge) =>
      laws
        .filter(([, law]) => chargeOf(law).charge === charge)
        .map(([code]) => code)
        .sort();
    expect([statesWith("noAsFarAsFound"), statesWith("yesAsFarAsFound")]).toEqual([["IN", "RI", "SD"], ["VA"]]);
  });

  test("name the age where only younger children are protected", () => {
    expect(
      laws.filter(([, law]) => chargeOf(law).charge === "yesFromAge").map(([code, law]) => [code, chargeOf(law).age]),
    ).toEqual([
      ["MI", 16],
      ["TX", 14],
    ]);
  });
});

describe("the rule by which the states are sorted", () => {
  const sorted = (chargeable: string | null) =>
    Object.entries(stateLaws)
      .filter(([, { law }]) => law.chargeable === chargeable)
      .map(([code]) => code)
      .sort()
      .join(" ");

  test("is written once, with the same values in both languages", () => {
    const { en, es } = chargeRules;
    expect(Object.keys(en.rules)).toEqual(["no", "conditional", "yes", "unknown"]);
    for (const value of ["no", "conditional", "yes", "unknown"] as const)
      expect(es.rules[value]).not.toBe(en.rules[value]);
  });

  test("says no only where age alone bars the charge for everyone under 18", () => {
    for (const [
      code,
      {
        law: { chargeable, status, immunityAge, mechanisms },
      },
    ] of Object.entries(stateLaws)) {
      const byAge = status === "full" && immunityAge === 18 && mechanisms.includes("immunity");
      expect(chargeable === "no", code).toBe(byAge);
    }
  });

  test("says that it depends only where the immunity has an upper age and age alone does not decide", () => {
    for (const [
      code,
      {
        law: { chargeable, status, immunityAge, mechanisms },
      },
    ] of Object.entries(stateLaws)) {
      const onCondition = status === "partial" && immunityAge === 18 && mechanisms.includes("immunity");
      expect(chargeable === "conditional", code).toBe(onCondition);
    }
  });

  test("says yes where protection comes after the charge, or only younger children are immune", () => {
    for (const [code, { law }] of Object.entries(stateLaws)) {
      if (law.chargeable !== "yes") continue;
      const sparesSome = law.immunityAge !== null && law.immunityAge < 18;
      expect(sparesSome || (law.immunityAge === null && !law.mechanisms.includes("immunity")), code).toBe(true);
    }
  });

  test("sorts all 56", () => {
    expect(sorted("no")).toBe("CA CT DC DE FL GA IL IN KY ME MN MO MS MT NC ND NE NM NV RI SD TN UT VI WA");
    expect(sorted("conditional")).toBe("AL CO LA MD NH OK PA SC VT WY");
    expect(sorted("yes")).toBe("AK AR AZ HI IA ID KS MA MI NJ NY OH OR TX VA WI WV");
    expect(sorted(null)).toBe("AS GU MP PR");
  });

  test("agrees with the ask of each state: where a child can be charged, it asks to end that", () => {
    const barring =
      /\b(under 18|age alone|from 16 to 18|immunity|age-based|the age limit|no link to prove|by age|ages? 18|everyone|probable-cause test)\b/i;
    for (const [code, { law, en }] of Object.entries(stateLaws)) {
      if (law.chargeable === "yes" || law.chargeable === "conditional") expect(en.ask, code).toMatch(barring);
    }
  });
});

test("the review of a law is not older than its newest source", () => {
  for (const [code, { law }] of Object.entries(stateLaws)) {
    if (law.reviewed) expect(law.reviewed >= law.lastChecked, code).toBe(true);
  }
});

test("the newest source of each law lies in the range of checks", () => {
  for (const [code, { law }] of Object.entries(stateLaws)) {
    expect(law.lastChecked >= rangeOfChecks.from && law.lastChecked <= rangeOfChecks.to, code).toBe(true);
  }
});

test("finderUpperOnly is set only where there is a page to find lawmakers and a second chamber", () => {
  const half = Object.entries(stateLaws).filter(([, { legislature }]) => legislature.finderUpperOnly);
  expect(half.map(([code]) => code).sort()).toEqual(["FL", "NY"]);
  for (const [code, { legislature }] of half)
    expect([legislature.findLegislatorUrl === null, legislature.unicameral], code).toEqual([false, false]);
});
