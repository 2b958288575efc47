// The real extracts, where they lie beside the checkout.
import { beforeEach, describe, expect, test } from "vitest";

import { fileOf, hasRealData, realFile, realText } from "../../../tests/data-files";
import { emptyDatabase, onDatabase } from "../../../tests/database";
import { findLawmakersOf, findRoster, listDistrictsOfZip } from "../queries";
import type { ImportKind } from "../schema";
import { importData } from "./commands";
import type { ImportFile, ImportRequest } from "./schema";

const now = new Date("2026-11-28T12:00:00Z");

const run = (kind: ImportKind, files: ImportFile[], options: Partial<ImportRequest> = {}) =>
  importData({ kind, files, source: "Test", ...options }, "operator", now);

const rosters = ["tx", "vt", "ne"].map((state) => `openstates_people_${state}.csv`);

async function importAll() {
  for (const [kind, names] of [
    ["districts", ["sld_districts_us.csv"]],
    ["zip-districts", ["vt", "ne", "tx"].map((state) => `zcta_sld_${state}.csv`)],
    ["lawmakers", rosters],
  ] as const) {
    // The Kansas part of a ZIP area is in the extract of Nebraska alone, so the three extracts fit together.
    expect(await run(kind, names.map(realFile))).toMatchObject({ ok: true });
  }
}

describe.skipIf(!hasRealData)("the real extracts", () => {
  beforeEach(emptyDatabase);

  test("all 410 lawmakers of Texas, Vermont and Nebraska join their districts, and no seat is vacant", async () => {
    await importAll();
    const joined = await onDatabase(async (client) => {
      const { rows } = await client.query<{ lawmakers: number; seats: number }>(`
        SELECT (SELECT count(*)::int FROM lawmaker l JOIN district d
            ON (d.state, d.chamber, d.name) = (l.state, l.chamber, l.district)) AS lawmakers,
          (SELECT sum(seats)::int FROM district WHERE state IN ('TX', 'VT', 'NE')) AS seats`);
      return rows[0];
    });
    expect(joined).toEqual({ lawmakers: 410, seats: 410 });
    expect(await findRoster("VT")).toMatchObject({ count: 180, date: new Date("2026-08-05") });
    const { chambers } = await findLawmakersOf({ state: "TX", upper: "48014", lower: "48049", today: now });
    expect(chambers.map(({ chamber, lawmakers }) => [chamber, lawmakers.length])).toEqual([
      ["upper", 1],
      ["lower", 1],
    ]);
    const nebraska = await findLawmakersOf({ state: "NE", upper: "31013", lower: null, today: now });
    expect(nebraska.chambers.map(({ chamber, lawmakers }) => [chamber, lawmakers[0]!.name])).toEqual([
      ["legislature", "Ashlei Spivey"],
    ]);
  });

  test("113 of the 265 ZIP areas of Vermont lie in several House districts, and every one has its districts", async () => {
    await importAll();
    const areas = await onDatabase(async (client) => {
      const { rows } = await client.query<{ zip: string; houses: number }>(`
        SELECT zip, count(*) FILTER (WHERE layer = 'sldl')::int AS houses FROM zip_district
        WHERE geoid LIKE '50%' GROUP BY zip`);
      return rows;
    });
    expect(areas.length).toBe(265);
    expect(areas.filter(({ houses }) => houses > 1).length).toBe(113);
    const { upper, lower } = await listDistrictsOfZip("05001");
    expect([upper[0]!.name, lower[0]!.state]).toEqual(["Windsor", "VT"]);
  });

  test("the same files again change nothing", async () => {
    await importAll();
    for (const [kind, names] of [
      ["districts", ["sld_districts_us.csv"]],
      ["zip-districts", ["zcta_sld_ne.csv"]],
      ["lawmakers", rosters],
    ] as const)
      expect(await run(kind, names.map(realFile))).toMatchObject({ ok: true, changes: [] });
  });

  test("the three samples of YAML are the same people as in the rosters", async () => {
    await run("districts", [realFile("sld_districts_us.csv")]);
    await run("lawmakers", rosters.map(realFile));
    const before = await people();
    const samples = ["ne", "tx", "vt"].map((state) => realFile(`openstates_yaml/${state}_example.yml`));
    const result = await run("lawmakers", samples, { partial: true });
    expect(result.ok && result.changes.map(({ added, changed, removed }) => [added, changed, removed])).toEqual([
      [0, 1, 0],
      [0, 1, 0],
      [0, 1, 0],
    ]);
    // The YAML has the terms, which the CSV lacks.
    const dated = before.map((person) => ({ ...person, begins: expect.stringMatching(/^20/) }));
    expect(await people()).toEqual(dated);
  });

  test("a truncated roster is refused", async () => {
    await run("districts", [realFile("sld_districts_us.csv")]);
    const half = realText("openstates_people_tx.csv").split("\n").slice(0, 60).join("\n");
    expect(await run("lawmakers", [fileOf("tx.csv", half)])).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining("59 lawmakers for 181 seats") }],
    });
  });
});

const people = () =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ id: string; begins: string | null }>(
      "SELECT id, name, district, chamber, office, phone, email, term_begins::text AS begins FROM lawmaker WHERE name IN ('Ashlei Spivey', 'Borris Miles', 'Abbey Duke') ORDER BY name",
    );
    return rows;
  });
