import { expect, test } from "vitest";

import { queryOf, readChoice } from "@/app/(console)/console/(signed-in)/signatures/choice";

const choice = readChoice({ petition: "harbor", state: "TX", status: "removed", zip: "78701", district: "sldl:48049" });
const reread = (query: URLSearchParams) => readChoice(Object.fromEntries(query));

test("a list is the same after its URL was read", () => {
  const whole = {
    ...choice,
    source: "poster",
    from: new Date("2026-02-01"),
    until: new Date("2026-03-01"),
    emailHash: new Uint8Array(32).fill(7),
    words: [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)],
    before: 12n,
  };
  expect(reread(queryOf(whole))).toEqual(whole);
});

test("an email that was found in one petition is looked for in no other", () => {
  const query = queryOf({ ...choice, emailHash: new Uint8Array(32).fill(7) });
  query.set("petition", "records");
  expect(reread(query).petition).toBe("");
});

test.each([
  ["state", "texas"],
  ["status", "deleted"],
  ["zip", "1 OR 1=1"],
  ["district", "sldl:'; DROP"],
  ["from", "2026-99-99"],
  ["email", "ada@example.org"],
  ["name", "Ada"],
  ["before", "-1"],
])("a wrong %s is left out", (name, value) => {
  const plain = readChoice({ petition: "harbor" });
  expect(readChoice({ petition: "harbor", [name]: value })).toEqual(plain);
});
