import { beforeEach, describe, expect, test } from "vitest";

import { emptyDatabase, onDatabase } from "../../../tests/database";
import { writeLawmakers } from "../../../tests/lawmakers";
import { findOwnLawmakers, findRosterVersion, findSitting, findYourLawmakers } from "./queries";
import { finderQuery } from "./schema";

const today = new Date("2026-11-28T15:00:00Z");
const senate = { state: "TX", chamber: "upper", layer: "sldu" };
const house = { state: "TX", chamber: "lower", layer: "sldl" };
const find = (query: Record<string, string | string[]>) => findYourLawmakers(finderQuery.parse(query), today);

/** What a search found, in short: the kind of each chamber and the names in it. */
async function shortly(query: Record<string, string>) {
  const found = await find(query);
  if (found.kind !== "found") return found.kind;
  return found.chambers.map((each) => [
    each.chamber,
    each.kind,
    ...(each.kind === "settled" ? each.seats.flatMap(({ lawmakers }) => lawmakers.map(({ name }) => name)) : []),
    ...(each.kind === "split" ? each.districts.map(({ name }) => name) : []),
  ]);
}

beforeEach(async () => {
  await emptyDatabase();
  await writeLawmakers({
    districts: [
      { ...senate, name: "14", geoid: "48014" },
      { ...house, name: "14", geoid: "48014" },
      { ...house, name: "49", geoid: "48049" },
      { state: "NE", chamber: "legislature", layer: "sldu", name: "28", geoid: "31028" },
    ],
    zips: [
      ["78701", "sldu", "48014"],
      ["78701", "sldl", "48049"],
      ["78701", "sldl", "48014"],
      ["68502", "sldu", "31028"],
    ],
    lawmakers: [
      { state: "TX", chamber: "upper", district: "14", name: "Sarah Example" },
      { state: "TX", chamber: "lower", district: "49", name: "Gina Example" },
      { state: "TX", chamber: "lower", district: "14", name: "Old Example", termEnds: "2026-01-12" },
      { state: "NE", chamber: "legislature", district: "28", name: "Jane Example" },
    ],
  });
});

describe("a ZIP Code", () => {
  test("names the lawmakers of a chamber where it lies in one district, and the districts where it lies in several", async () => {
    expect(await shortly({ zip: "78701" })).toEqual([
      ["upper", "settled", "Sarah Example"],
      ["lower", "split", "49", "14"],
    ]);
  });

  test("names the lawmaker of the district that somebody chose among those of their ZIP Code, and of no other", async () => {
    const chosen = { zip: "78701", state: "TX", lower: "48049" };
    expect(await shortly(chosen)).toEqual([
      ["upper", "settled", "Sarah Example"],
      ["lower", "settled", "Gina Example"],
    ]);
    expect(await shortly({ ...chosen, lower: "48050" })).toEqual(await shortly({ zip: "78701" }));
  });

  test("leads to the one chamber of Nebraska by its upper district", async () => {
    expect(await shortly({ zip: "68502-1234" })).toEqual([["legislature", "settled", "Jane Example"]]);
  });

  test("without an area, such as one of post boxes, settles the state only", async () => {
    expect(await shortly({ zip: "78711" })).toEqual([
      ["upper", "unknown"],
      ["lower", "unknown"],
    ]);
  });

  test("in several states asks for the state, and never takes another one", async () => {
    expect(await find({ zip: "42223" })).toMatchObject({
      kind: "state-question",
      states: ["KY", "TN"],
      contradicts: null,
    });
    expect(await find({ zip: "42223", state: "TX" })).toMatchObject({ states: ["KY", "TN"], contradicts: "TX" });
    expect(await find({ zip: "42223", state: "tn" })).toMatchObject({ kind: "found", state: "TN", zip: "42223" });
    expect(await find({ zip: "00000" })).toMatchObject({ kind: "state-question", states: null });
  });

  test("that is none is refused, and hostile queries find nothing", async () => {
    expect((await find({ zip: "x".repeat(3_000) })).kind).toBe("zip-invalid");
    expect((await find({ zip: ["78701", "78702"], upper: ["a"], state: "__proto__" })).kind).toBe("nothing-asked");
    expect((await find({ state: "TX", upper: "'; DROP TABLE lawmaker --", street: "1 Main St" })).kind).toBe("found");
    expect((await find({})).kind).toBe("nothing-asked");
  });
});

describe("districts", () => {
  test("name their lawmakers, and nobody whose term has ended", async () => {
    expect(await shortly({ state: "TX", upper: "48014", lower: "48049" })).toEqual([
      ["upper", "settled", "Sarah Example"],
      ["lower", "settled", "Gina Example"],
    ]);
    expect(await shortly({ state: "TX", lower: "48014" })).toEqual([
      ["upper", "unknown"],
      ["lower", "settled"],
    ]);
  });

  test("that no list names are said to be unlisted", async () => {
    expect(await shortly({ state: "VT", upper: "50ADD", lower: "50C-F" })).toEqual([
      ["upper", "unlisted"],
      ["lower", "unlisted"],
    ]);
  });
});

test("a state without a roster has none, and one with a roster has its date and source", async () => {
  expect(await find({ state: "VT" })).toMatchObject({ roster: null });
  expect(await find({ state: "TX" })).toMatchObject({ roster: { date: new Date("2026-08-05") } });
});

test("a letter goes only to somebody in office, by title", async () => {
  const found = await find({ state: "TX", lower: "48049" });
  const gina =
    found.kind === "found" && found.chambers[1]?.kind === "settled" && found.chambers[1].seats[0]?.lawmakers[0];
  if (!gina) throw new Error("she sits for district 49");
  expect(await findSitting("TX", gina.id, today)).toMatchObject({
    lawmaker: { name: "Gina Example" },
    title: "Representative",
  });
  expect(await findSitting("VT", gina.id, today)).toBeNull();
  expect(await findSitting("TX", gina.id, new Date("2027-01-12"))).toBeNull();
  expect(await findSitting("TX", "ocd-person/none", today)).toBeNull();
});

test("a signature without districts has no lawmakers, and one with districts those in office", async () => {
  expect(await findOwnLawmakers({ state: "TX", upper: null, lower: null }, today)).toEqual({
    seats: [],
    roster: null,
  });
  const { seats, roster } = await findOwnLawmakers({ state: "TX", upper: "48014", lower: "48014" }, today);
  expect(seats.flatMap(({ lawmakers }) => lawmakers.map(({ name }) => name))).toEqual(["Sarah Example"]);
  expect(roster).toMatchObject({ date: new Date("2026-08-05"), source: "Fictional roster" });
});

test("each import of a roster is another version of it", async () => {
  expect(await findRosterVersion("VT", today)).toBeNull();
  const before = await findRosterVersion("TX", today);
  await onDatabase((client) => client.query("DELETE FROM lawmaker WHERE name = 'Old Example'"));
  expect(await findRosterVersion("TX", today)).not.toBe(before);
});

test("the version of a roster changes on the day on which a term ends, or new terms begin", async () => {
  const on = (day: string) => findRosterVersion("TX", new Date(`${day}T12:00:00Z`));
  expect(await on("2026-01-12")).not.toBe(await on("2026-01-13"));
  expect(await on("2026-06-01")).toBe(await on("2026-06-02"));
  expect(await on("2026-10-31")).not.toBe(await on("2026-11-01"));
  expect(await on("2027-01-11")).not.toBe(await on("2027-01-12"));
});
