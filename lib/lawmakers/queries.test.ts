import { beforeEach, describe, expect, test } from "vitest";

import { emptyDatabase } from "../../tests/database";
import { writeLawmakers } from "../../tests/lawmakers";
import {
  findDataImport,
  findLawmakersOf,
  findRoster,
  listDataImports,
  listDistricts,
  listDistrictsOfZip,
  listLawmakers,
} from "./queries";

const today = new Date("2026-11-28T15:00:00Z");
const rosterDate = new Date("2026-08-05");

beforeEach(emptyDatabase);

const tx = { state: "TX", chamber: "upper", layer: "sldu" };
const txHouse = { state: "TX", chamber: "lower", layer: "sldl" };

test("a person's lawmakers are those of the two districts, by chamber, and one GEOID of two layers is two districts", async () => {
  await writeLawmakers({
    districts: [
      { ...tx, name: "14", geoid: "48014" },
      { ...txHouse, name: "14", geoid: "48014" },
      { ...txHouse, name: "49", geoid: "48049" },
    ],
    lawmakers: [
      { state: "TX", chamber: "lower", district: "49", name: "Gina Example" },
      { state: "TX", chamber: "upper", district: "14", name: "Sarah Example", party: "Independent" },
      { state: "TX", chamber: "lower", district: "14", name: "Another Example" },
    ],
  });
  const found = await findLawmakersOf({ state: "TX", upper: "48014", lower: "48049", today });
  expect(found.roster).toEqual({ date: rosterDate, source: "Fictional roster", count: 3 });
  expect(found.chambers).toEqual([
    {
      chamber: "upper",
      districtName: "14",
      title: "Senator",
      vacantSeats: 0,
      lawmakers: [expect.objectContaining({ name: "Sarah Example", party: "Independent", rosterDate })],
    },
    expect.objectContaining({ chamber: "lower", lawmakers: [expect.objectContaining({ name: "Gina Example" })] }),
  ]);
});

test("a district has several lawmakers, and an empty seat is counted", async () => {
  const seat = { state: "VT", chamber: "lower", district: "Addison-1" };
  await writeLawmakers({
    districts: [{ state: "VT", chamber: "lower", layer: "sldl", name: "Addison-1", geoid: "50A-1", seats: 3 }],
    lawmakers: [
      { ...seat, name: "Zoe Alpha" },
      { ...seat, name: "Ann Beta" },
    ],
  });
  const { chambers } = await findLawmakersOf({ state: "VT", upper: null, lower: "50A-1", today });
  expect(chambers.map(({ lawmakers, vacantSeats }) => [lawmakers.map(({ name }) => name), vacantSeats])).toEqual([
    [["Zoe Alpha", "Ann Beta"], 1],
  ]);
});

test("two seats of one district are both the person's (Idaho)", async () => {
  const seat = { state: "ID", chamber: "lower", layer: "sldl", geoid: "16001" };
  await writeLawmakers({
    districts: [
      { ...seat, name: "1B" },
      { ...seat, name: "1A" },
    ],
    lawmakers: [{ state: "ID", chamber: "lower", district: "1A", name: "Ida Ho" }],
  });
  const { chambers } = await findLawmakersOf({ state: "ID", upper: null, lower: "16001", today });
  expect(chambers.map(({ districtName, vacantSeats }) => [districtName, vacantSeats])).toEqual([
    ["1A", 0],
    ["1B", 1],
  ]);
});

test("a single chamber lies in the upper layer, and seats of the whole district are everybody's (DC), those of a tribe are not", async () => {
  const council = { state: "DC", chamber: "legislature" };
  await writeLawmakers({
    districts: [
      { ...council, name: "Ward 1", layer: "sldu", geoid: "11001" },
      { ...council, name: "Ward 2", layer: "sldu", geoid: "11002" },
      { ...council, name: "Chairman", layer: null, geoid: null, division: "ocd-division/country:us/district:dc" },
      {
        state: "ME",
        chamber: "lower",
        name: "Passamaquoddy Tribe",
        layer: "sldl",
        geoid: null,
        division: "ocd-division/country:us/state:me/sldl:passamaquoddy-tribe",
      },
    ],
  });
  const { chambers, roster: none } = await findLawmakersOf({ state: "DC", upper: "11002", lower: null, today });
  expect(chambers.map(({ districtName, vacantSeats }) => [districtName, vacantSeats])).toEqual([
    ["Chairman", 0],
    ["Ward 2", 0],
  ]);
  expect(none).toBeNull();
  expect((await findLawmakersOf({ state: "ME", upper: null, lower: null, today })).chambers).toEqual([]);
});

describe("a term", () => {
  test.each([
    ["has ended", null, "2026-11-27", []],
    ["ends today", null, "2026-11-28", ["Ann Alpha"]],
    ["has not begun", "2027-01-12", null, []],
    ["begins today", "2026-11-28", null, ["Ann Alpha"]],
    ["has no dates", null, null, ["Ann Alpha"]],
  ])("that %s decides who is shown as sitting", async (_name, termBegins, termEnds, sitting) => {
    await writeLawmakers({
      districts: [{ ...tx, name: "1", geoid: "48001" }],
      lawmakers: [{ state: "TX", chamber: "upper", district: "1", name: "Ann Alpha", termBegins, termEnds }],
    });
    const { chambers } = await findLawmakersOf({ state: "TX", upper: "48001", lower: null, today });
    expect(chambers[0]!.lawmakers.map(({ name }) => name)).toEqual(sitting);
    expect(chambers[0]!.vacantSeats).toBe(1 - sitting.length);
    expect((await listLawmakers("TX", today)).map(({ name }) => name)).toEqual(sitting);
  });
});

describe("a roster without ends of terms, as the CSV files of Open States are", () => {
  const unknown = { state: "TX", chamber: "upper", district: "1", name: "Ann Alpha" };
  const district = { ...tx, name: "1", geoid: "48001" };
  const sittingOn = async (day: string) => {
    const at = { state: "TX", upper: "48001", lower: null, today: new Date(`${day}T15:00:00Z`) };
    const { chambers } = await findLawmakersOf(at);
    return [chambers[0]!.lawmakers.map(({ name }) => name), chambers[0]!.vacantSeats];
  };

  test("names nobody from the day on which new terms begin, and calls no seat vacant", async () => {
    await writeLawmakers({ districts: [district], lawmakers: [unknown] });
    expect(await sittingOn("2027-01-11")).toEqual([["Ann Alpha"], 0]);
    expect(await sittingOn("2027-01-12")).toEqual([[], 0]);
    expect(await listLawmakers("TX", new Date("2027-01-12T00:00:00Z"))).toEqual([]);
  });

  test("names those of a roster of that day or later, and those whose published term goes on", async () => {
    await writeLawmakers({ districts: [district], lawmakers: [unknown], rosterDate: "2027-01-12" });
    expect(await sittingOn("2027-01-12")).toEqual([["Ann Alpha"], 0]);
    await emptyDatabase();
    await writeLawmakers({ districts: [district], lawmakers: [{ ...unknown, termEnds: "2029-01-08" }] });
    expect(await sittingOn("2027-01-12")).toEqual([["Ann Alpha"], 0]);
  });
});

test("a roster has its date and source, and a state without one has none", async () => {
  await writeLawmakers({ lawmakers: [{ state: "TX", chamber: "upper", district: "1", name: "Ann Alpha" }] });
  expect(await findRoster("TX")).toEqual({ date: rosterDate, source: "Fictional roster", count: 1 });
  expect(await findRoster("VT")).toBeNull();
});

test("a ZIP area names its districts, the largest share first, and one that no list names has its Census code", async () => {
  await writeLawmakers({
    districts: [
      { ...tx, name: "14", geoid: "48014" },
      { ...txHouse, name: "49", geoid: "48049" },
    ],
    zips: [
      ["78701", "sldu", "48014"],
      ["78701", "sldl", "48051"],
      ["78701", "sldl", "48049"],
    ],
  });
  const { upper, lower } = await listDistrictsOfZip("78701");
  expect(upper.map(({ name, title }) => [name, title])).toEqual([["14", "Senator"]]);
  expect(lower.map(({ state, name, geoid }) => [state, name, geoid])).toEqual([
    ["TX", "51", "48051"],
    ["TX", "49", "48049"],
  ]);
  expect(await listDistrictsOfZip("05601")).toEqual({ upper: [], lower: [] });
});

test("districts are listed as people count, the upper chamber first", async () => {
  await writeLawmakers({
    districts: [
      { ...txHouse, name: "1", geoid: "48001" },
      { ...tx, name: "10", geoid: "48010" },
      { ...tx, name: "2", geoid: "48002" },
    ],
  });
  expect((await listDistricts("TX")).map(({ chamber, name }) => `${chamber} ${name}`)).toEqual([
    "upper 2",
    "upper 10",
    "lower 1",
  ]);
});

test("imports are listed newest first, and the newest of a kind concerns a state or several", async () => {
  await writeLawmakers({
    districts: [{ ...tx, name: "14", geoid: "48014" }],
    zips: [["78701", "sldu", "48014"]],
  });
  expect((await listDataImports(9)).map(({ kind, version }) => [kind, version])).toEqual([
    ["zip-districts", "2024"],
    ["districts", "2024"],
  ]);
  expect(await findDataImport("zip-districts", "TX")).toMatchObject({ version: "2024", dated: rosterDate, rows: 1 });
  expect(await findDataImport("lawmakers", "TX")).toBeNull();
});
