import { expect, test } from "vitest";

import { type Charge, chargeOf, type ChargeFacts, citationIn, lightOf } from "./rules";

test.each([
  [{ chargeable: "no", immunityAge: 18, basis: "found" }, "no"],
  [{ chargeable: "no", immunityAge: 18, basis: "knowledge" }, "noAsFarAsFound"],
  [{ chargeable: "conditional", immunityAge: 16, basis: "found" }, "conditional"],
  [{ chargeable: "yes", immunityAge: null, basis: "found" }, "yes"],
  [{ chargeable: "yes", immunityAge: null, basis: "knowledge" }, "yesAsFarAsFound"],
  [{ chargeable: "yes", immunityAge: 14, basis: "found" }, "yesFromAge"],
  [{ chargeable: null, immunityAge: null, basis: null }, "unknown"],
] as [ChargeFacts, Charge][])("a law with %o is told as %s", (law, charge) => {
  expect(chargeOf(law).charge).toBe(charge);
});

test("the light of a state says only whether a child can be charged", () => {
  const charges = ["no", "conditional", "yes", null] as const;
  expect(charges.map((chargeable) => lightOf({ chargeable }))).toEqual(["full", "partial", "none", "unverified"]);
});

test("the age is the one below which the law protects", () => {
  expect(chargeOf({ chargeable: "yes", immunityAge: 14, basis: "found" })).toEqual({ charge: "yesFromAge", age: 14 });
});

test("a citation is in the reader's language where it is translated", () => {
  const citation = { en: "Code § 1 (defense)", es: "Code § 1 (defensa)" };
  expect([citationIn({ citation }, "en"), citationIn({ citation }, "es")]).toEqual([citation.en, citation.es]);
  expect([citationIn({ citation: "Code § 2" }, "es"), citationIn({ citation: null }, "es")]).toEqual([
    "Code § 2",
    null,
  ]);
});
