// The list of districts that is part of this software.
import { beforeEach, describe, expect, test } from "vitest";

import districtsFile from "@/content/districts.json";

import { fileOf, hasRealData, PEOPLE_HEADER, person, realText } from "../../../tests/data-files";
import { emptyDatabase, onDatabase } from "../../../tests/database";
import { stateLaws } from "../../content/state-laws";
import { states } from "../../content/states";
import { importData } from "../imports/commands";
import { findLawmakersOf, listDataImports, listDistricts } from "../queries";
import { SHIPPED } from "../schema";
import { loadShippedDistricts } from "./commands";

const now = new Date("2026-11-28T12:00:00Z");
const HEADER = "state,chamber,census_layer,census_geoid,ocd_division_id,district,seats,title";
const query = <Row extends object>(text: string) => onDatabase(async (client) => (await client.query<Row>(text)).rows);

beforeEach(emptyDatabase);

describe("the shipped list of districts", () => {
  test("has as many districts and seats in each chamber as the legislature", async () => {
    expect(await loadShippedDistricts(now)).toHaveLength(52);
    const counts = await query<{ key: string; districts: number; seats: number }>(
      `SELECT state || ' ' || chamber AS key, count(*)::int AS districts, sum(seats)::int AS seats FROM district GROUP BY 1`,
    );
    const of = Object.fromEntries(counts.map(({ key, districts, seats }) => [key, [districts, seats]]));
    expect(counts.reduce((sum, { districts }) => sum + districts, 0)).toBe(6_911);
    expect(of).toMatchObject({
      "AK upper": [20, 20],
      "CA lower": [80, 80],
      "DC legislature": [10, 13],
      "ID lower": [70, 70],
      "MA lower": [160, 160],
      "MD lower": [71, 141],
      "MN lower": [134, 134],
      "ND lower": [48, 94],
      "NE legislature": [49, 49],
      "NH lower": [203, 400],
      "SD lower": [37, 70],
      "TX lower": [150, 150],
      "VT lower": [109, 150],
      "VT upper": [16, 30],
      "WA lower": [49, 98],
      "WV upper": [17, 34],
    });
    const differing = states
      .filter(({ kind }) => kind !== "territory")
      .filter(({ code }) => {
        const { upperSeats, lowerSeats, unicameral } = stateLaws[code]!.legislature;
        const [upper, lower] = unicameral ? ["legislature", ""] : ["upper", "lower"];
        return of[`${code} ${upper}`]![1] !== upperSeats || (lower && of[`${code} ${lower}`]![1] !== lowerSeats);
      })
      .map(({ code }) => code);
    // Maine's two tribal seats have no vote, so the legislature is counted without them.
    expect(differing).toEqual(["ME"]);
  });

  test.skipIf(!hasRealData)(
    "equals the real extract row by row (skipped where ../shared/data is not beside the checkout)",
    async () => {
      await loadShippedDistricts(now);
      const rows = await query<{ line: string }>(
        `SELECT concat_ws(',', state, chamber, coalesce(layer, ''), coalesce(geoid, ''), division,
           CASE WHEN name LIKE '%,%' THEN '"' || name || '"' ELSE name END, seats, title) AS line FROM district`,
      );
      const lines = realText("sld_districts_us.csv").trim().split(/\r?\n/);
      expect(lines.shift()).toBe(HEADER);
      expect(rows.map(({ line }) => line).sort()).toEqual(lines.sort());
    },
  );

  test("is imported once, however often and by however many processes the site is started", async () => {
    await Promise.all([loadShippedDistricts(now), loadShippedDistricts(now), loadShippedDistricts(now)]);
    const imports = await listDataImports(200);
    expect(imports).toHaveLength(52);
    expect(imports[0]).toMatchObject({ kind: "districts", version: "2024", actor: SHIPPED });
    expect(await loadShippedDistricts(now)).toEqual([]);
    expect(await listDataImports(200)).toEqual(imports);
  });

  test("is replaced by a later one, but never replaces what an administrator imported", async () => {
    const admins = `${HEADER}\nRI,upper,sldu,44001,ocd-division/country:us/state:ri/sldu:1,One,1,Senator\n`;
    await importData(
      { kind: "districts", files: [fileOf("ri.csv", admins)], source: "Test", partial: true },
      "organizer:1",
      now,
    );
    expect((await loadShippedDistricts(now)).map(({ state }) => state)).not.toContain("RI");
    expect((await listDistricts("RI")).map(({ name }) => name)).toEqual(["One"]);

    const { VT } = districtsFile.states;
    const later = {
      ...districtsFile,
      plan: "2032",
      states: {
        ...districtsFile.states,
        VT: {
          ...VT,
          upper: {
            ...VT.upper,
            names: { ...VT.upper.names, Windsor: "WSR*2" },
          },
        },
      },
    };
    const changes = await loadShippedDistricts(now, later);
    expect(changes.find(({ state }) => state === "VT")).toMatchObject({ added: 0, changed: 1, removed: 0 });
    expect(changes.map(({ state }) => state)).not.toContain("RI");
    expect((await listDistricts("RI")).map(({ name }) => name)).toEqual(["One"]);

    await importData(
      {
        kind: "districts",
        files: [fileOf("vt.csv", admins.replaceAll("ri/", "vt/").replace("RI", "VT").replace("44001", "50001"))],
        source: "Test",
        partial: true,
      },
      "operator",
      now,
    );
    const before = await listDistricts("VT");
    expect((await loadShippedDistricts(now)).map(({ state }) => state)).not.toContain("VT");
    expect(await listDistricts("VT")).toEqual(before);
  });

  test("lets a roster that is imported alone lead to the lawmakers of a district", async () => {
    await loadShippedDistricts(now);
    const roster = PEOPLE_HEADER + person(1, "Ann Alpha", "Windsor,upper");
    const result = await importData(
      { kind: "lawmakers", files: [fileOf("vt.csv", roster)], source: "Test", partial: true },
      "operator",
      now,
    );
    expect(result.ok && result.warnings).toEqual([expect.stringContaining("vacant")]);
    const { chambers } = await findLawmakersOf({ state: "VT", upper: "50WSR", lower: null, today: now });
    expect(chambers).toMatchObject([{ districtName: "Windsor", lawmakers: [{ name: "Ann Alpha" }], vacantSeats: 2 }]);
  });
});
