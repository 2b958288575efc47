// The day of a roster decides who is shown as sitting after new terms have begun.
import { beforeEach, expect, test } from "vitest";

import { DISTRICTS, fileOf, PEOPLE_HEADER, person } from "../../../tests/data-files";
import { emptyDatabase } from "../../../tests/database";
import { findRosterVersion } from "../finder/queries";
import { findLawmakersOf, findRoster } from "../queries";
import { importData } from "./commands";
import type { ImportRequest } from "./schema";

const day = (written: string) => new Date(`${written}T00:00:00Z`);
const BEFORE = day("2026-12-20");
// New terms begin in Vermont on January 6.
const AFTER = day("2027-01-08");

const ANN = person(1, "Ann Alpha");
const ALL = ANN + person(2, "Ben Beta", "A-1,lower");

const importRoster = (rows: string, dated: Date | null, options: Partial<ImportRequest> = {}) =>
  importData(
    {
      kind: "lawmakers",
      files: [fileOf("vt.csv", PEOPLE_HEADER + rows, dated)],
      source: "x",
      partial: true,
      ...options,
    },
    "operator",
    AFTER,
  );
const inDistricts = async (districts: { upper: string | null; lower: string | null }) => {
  const { chambers } = await findLawmakersOf({ state: "VT", ...districts, today: AFTER });
  return chambers.map(({ lawmakers, vacantSeats }) => [lawmakers.length, vacantSeats]);
};
const seats = async () => [
  ...(await inDistricts({ upper: "50C-F", lower: null })),
  ...(await inDistricts({ upper: null, lower: "50A-1" })),
];

beforeEach(async () => {
  await emptyDatabase();
  const files = [fileOf("districts.csv", DISTRICTS)];
  await importData({ kind: "districts", files, source: "x", partial: true }, "operator", BEFORE);
  await importRoster(ALL, BEFORE);
});

test("the same roster in a newer file, or with a newer day by the person, is no longer outdated", async () => {
  expect(await seats()).toEqual([
    [0, 0],
    [0, 0],
  ]);
  const dateOnly = [{ state: "VT", added: 0, changed: 0, removed: 0, rows: 2 }];
  expect(await importRoster(ALL, AFTER, { dryRun: true })).toMatchObject({ changes: dateOnly });
  expect(await importRoster(ALL, AFTER)).toMatchObject({ changes: dateOnly });
  expect([(await findRoster("VT"))?.date, await seats()]).toEqual([
    AFTER,
    [
      [1, 1],
      [1, 0],
    ],
  ]);
  expect(await importRoster(ALL, AFTER)).toMatchObject({ changes: [] });
  expect(await importRoster(ALL, null, { dated: day("2027-01-09") })).toMatchObject({ changes: dateOnly });
});

test("rows that a partial import left with their older day get the newer one from the whole file of the same day", async () => {
  await importRoster(ANN, AFTER);
  expect(await importRoster(ALL, AFTER)).toMatchObject({ changes: [{ state: "VT", changed: 0 }] });
  expect((await findRoster("VT"))?.date).toEqual(AFTER);
});

test("an older file with the same rows, and one without a day, take no day away", async () => {
  await importRoster(ALL, AFTER);
  expect(await importRoster(ALL, BEFORE)).toMatchObject({ changes: [] });
  expect(await importRoster(ALL, null)).toMatchObject({ changes: [] });
  expect((await findRoster("VT"))?.date).toEqual(AFTER);
});

test("no file is of a later day than today", async () => {
  await importRoster(ALL, day("2031-01-01"));
  expect((await findRoster("VT"))?.date).toEqual(AFTER);
});

test("after a partial import the roster is as old as its oldest row, and no seat of the others is called vacant", async () => {
  const before = await findRosterVersion("VT", AFTER);
  await importRoster(ANN, AFTER);
  expect((await findRoster("VT"))?.date).toEqual(BEFORE);
  // Ann sits by her own day. Who else sits in her district or in the other one is not known.
  expect(await seats()).toEqual([
    [1, 0],
    [0, 0],
  ]);
  const between = await findRosterVersion("VT", AFTER);
  await importRoster(ALL, AFTER);
  expect(new Set([before, between, await findRosterVersion("VT", AFTER)]).size).toBe(3);
});
