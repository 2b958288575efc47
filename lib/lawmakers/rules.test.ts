import { describe, expect, test } from "vitest";

import { isStateCode, states } from "../content/states";
import { settleState, statesOfZip } from "./rules";
import { straddlingZips } from "./straddling-zips";
import { armedForcesPrefixes, zipPrefixes, zipRanges } from "./zip-prefixes";

describe("a ZIP Code that settles the state", () => {
  test.each([
    ["78701", "TX"],
    ["05601", "VT"],
    ["00501", "NY"],
    ["10001", "NY"],
    ["02101", "MA"],
    ["05501", "MA"],
    ["20101", "VA"],
    ["20001", "DC"],
    ["56901", "DC"],
    ["57501", "SD"],
    ["73301", "TX"],
    ["88510", "TX"],
    ["00901", "PR"],
    ["00802", "VI"],
    ["99501", "AK"],
    ["96813", "HI"],
  ])("%s is in %s by its prefix", (zip, state) => {
    expect(statesOfZip(zip)).toEqual({ kind: "one", state });
  });

  test.each([
    ["06390", "NY"],
    ["06389", "CT"],
    ["06391", "CT"],
    ["83414", "WY"],
    ["83413", "ID"],
    ["96799", "AS"],
    ["96798", "HI"],
    ["96910", "GU"],
    ["96932", "GU"],
    ["96950", "MP"],
    ["96952", "MP"],
  ])("%s is in %s, whatever its prefix says", (zip, state) => {
    expect(statesOfZip(zip)).toEqual({ kind: "one", state });
  });
});

describe("a ZIP Code that does not settle the state", () => {
  test.each([
    ["42223", ["KY", "TN"]],
    ["02861", ["MA", "RI"]],
    ["82082", ["CO", "NE", "WY"]],
    ["57717", ["MT", "SD", "WY"]],
    // The Census counts its area to the neighbor while its prefix says otherwise.
    ["57430", ["ND", "SD"]],
    ["81324", ["CO", "UT"]],
    ["73960", ["OK", "TX"]],
  ])("%s names every state it touches", (zip, expected) => {
    expect(statesOfZip(zip)).toEqual({ kind: "several", states: expected });
  });

  test.each(["96940", "96939", "96941", "96944", "96960", "96970", "96933", "96949", "96953"])(
    "%s belongs to an independent nation or to nobody, so it is unknown",
    (zip) => expect(statesOfZip(zip)).toEqual({ kind: "unknown" }),
  );

  test.each(["00000", "09900", "21300", "34300", "88800", "98700", "69900"])("%s has no known prefix", (zip) => {
    expect(statesOfZip(zip)).toEqual({ kind: "unknown" });
  });

  test.each(["34002", "09001", "09898", "96201", "96677"])("%s is mail of the armed forces", (zip) => {
    expect(statesOfZip(zip)).toEqual({ kind: "armed-forces" });
  });

  test.each(["", "7870", "787011", "78701-1234", "ABCDE", "7870O", " 78701", "٧٨٧٠١", "__proto__"])(
    "%j is no ZIP Code of five digits",
    (zip) => expect(statesOfZip(zip)).toEqual({ kind: "unknown" }),
  );
});

describe("a state chosen beside a ZIP Code", () => {
  test.each([
    ["78701", undefined, { state: "TX" }],
    ["78701", "TX", { state: "TX" }],
    ["78701", "VT", { question: "state-contradicts" }],
    ["42223", undefined, { question: "state-missing" }],
    ["42223", "TN", { state: "TN" }],
    ["42223", "TX", { question: "state-contradicts" }],
    ["09001", undefined, { question: "state-missing" }],
    ["09001", "TX", { state: "TX" }],
    ["00000", undefined, { question: "state-missing" }],
    ["00000", "TX", { state: "TX" }],
  ])("%s with %s", (zip, chosen, settled) => expect(settleState(zip, chosen)).toEqual(settled));

  test("never overrides a ZIP Code that settles the state, for all of them", () => {
    for (let number = 0; number < 100_000; number += 1) {
      const zip = String(number).padStart(5, "0");
      const found = statesOfZip(zip);
      if (found.kind !== "one") continue;
      const other = found.state === "TX" ? "VT" : "TX";
      if (!("question" in settleState(zip, other))) throw new Error(zip);
    }
  });
});

describe("the tables", () => {
  test("every ZIP Code has one result, and every state in it exists", () => {
    const counts = { one: 0, several: 0, unknown: 0, "armed-forces": 0 };
    const strange: string[] = [];
    for (let number = 0; number < 100_000; number += 1) {
      const found = statesOfZip(String(number).padStart(5, "0"));
      counts[found.kind] += 1;
      if (found.kind === "one") strange.push(...[found.state].filter((state) => !isStateCode(state)));
      if (found.kind === "several") strange.push(...found.states.filter((state) => !isStateCode(state)));
    }
    expect(strange).toEqual([]);
    expect(counts.several).toBe(straddlingZips.size);
    expect(counts["armed-forces"]).toBe(armedForcesPrefixes.size * 100);
    expect(counts.one + counts.several + counts.unknown + counts["armed-forces"]).toBe(100_000);
  });

  test("each state, district and territory has ZIP Codes of its own", () => {
    const named = new Set([...zipPrefixes.values(), ...zipRanges.map(([state]) => state)]);
    expect(states.map(({ code }) => code).filter((code) => !named.has(code))).toEqual([]);
    expect(named.size).toBe(states.length);
  });

  test("929 prefixes are allocated, none of them twice and none to the armed forces and a state", () => {
    expect(zipPrefixes.size + armedForcesPrefixes.size).toBe(929);
    expect([...armedForcesPrefixes].filter((prefix) => zipPrefixes.has(prefix))).toEqual([]);
  });

  test("an area in several states names two or three different ones in order, its prefix's state among them", () => {
    expect(straddlingZips.size).toBe(121);
    for (const [zip, named] of straddlingZips) {
      expect(zip).toMatch(/^\d{5}$/);
      expect(named.length, zip).toBeGreaterThan(1);
      expect(named, zip).toEqual([...new Set(named)].sort());
      expect(named, zip).toContain(zipPrefixes.get(zip.slice(0, 3)));
    }
  });

  test("a caller that changes the result does not change the table", () => {
    const found = statesOfZip("42223");
    if (found.kind === "several") found.states.push("XX");
    expect(statesOfZip("42223")).toEqual({ kind: "several", states: ["KY", "TN"] });
  });
});
