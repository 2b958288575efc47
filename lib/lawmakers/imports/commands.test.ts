// Behaviour of imports with fictional files.
import { beforeEach, describe, expect, test } from "vitest";

import { DISTRICTS, fileOf, idOf, PEOPLE_HEADER, person } from "../../../tests/data-files";
import { emptyDatabase, onDatabase } from "../../../tests/database";
import { listAuditEntries } from "../../audit/queries";
import { findRoster, listDataImports, listDistricts, listDistrictsOfZip } from "../queries";
import type { ImportKind } from "../schema";
import { importData } from "./commands";
import type { ImportFile, ImportRequest } from "./schema";

const now = new Date("2026-11-28T12:00:00Z");
const rosterDay = new Date("2026-08-05T00:00:00Z");

beforeEach(emptyDatabase);

type Options = Partial<ImportRequest>;
const run = (kind: ImportKind, files: ImportFile[], options: Options = {}) =>
  importData({ kind, files, source: "Fictional source", partial: true, ...options }, "operator", now);

const importDistricts = () => run("districts", [fileOf("districts.csv", DISTRICTS)]);

describe("a list of districts", () => {
  test("keeps GEOIDs as text, two seats of one GEOID, and members of a whole district", async () => {
    const result = await importDistricts();
    expect(result).toMatchObject({ ok: true, rows: 6, version: "2024" });
    expect(result.ok && result.changes.map(({ state, added }) => [state, added])).toEqual([
      ["DC", 2],
      ["ID", 2],
      ["VT", 2],
    ]);
    expect((await listDistricts("ID")).map(({ name, geoid }) => [name, geoid])).toEqual([
      ["1A", "16001"],
      ["1B", "16001"],
    ]);
    expect((await listDistricts("VT"))[0]).toMatchObject({ geoid: "50C-F", seats: 2 });
  });

  test("has its date, plan and source, and the log says who imported it", async () => {
    await run("districts", [fileOf("districts.csv", DISTRICTS)], { plan: "2026", dated: rosterDay });
    expect(await listDataImports(9)).toHaveLength(3);
    expect((await listDataImports(1))[0]).toMatchObject({
      kind: "districts",
      version: "2026",
      dated: rosterDay,
      source: "Fictional source",
      actor: "operator",
      importedAt: now,
    });
    const [entry] = await listAuditEntries({ limit: 1 });
    expect(entry).toMatchObject({
      actor: "operator",
      action: "data-imported",
      subject: "data:districts",
      detail: { states: ["DC", "ID", "VT"], added: 6, changed: 0, removed: 0, version: "2026" },
    });
  });

  test("that names far fewer seats than the legislature has is refused as truncated", async () => {
    const refused = await run("districts", [fileOf("districts.csv", DISTRICTS)], { partial: false });
    expect(messages(refused)).toContainEqual(expect.stringContaining("VT: districts for 3 of 180 seats"));
    expect(await listDistricts("VT")).toEqual([]);
  });
});

describe("a roster", () => {
  const roster = PEOPLE_HEADER + person(1, "Ann Alpha") + person(2, "Ben Beta", "A-1,lower");

  test("copes with the empty columns of the capitol, and takes only http links", async () => {
    await importDistricts();
    const rest =
      "ann@example.org,1960-01-01,javascript:alert(1);https://example.org/contact;https://example.org/ann,,,1 Main St,555-0100";
    const file = fileOf(
      "openstates_people_vt.csv",
      PEOPLE_HEADER + person(1, "Ann Alpha", "C-F,upper", rest),
      rosterDay,
    );
    expect(await run("lawmakers", [file])).toMatchObject({ ok: true, version: "2026-08-05" });
    const [kept] = await lawmakers();
    expect(kept).toMatchObject({
      office: "1 Main St",
      phone: "555-0100",
      email: "ann@example.org",
      form_url: "https://example.org/contact",
      url: "https://example.org/ann",
    });
    expect(JSON.stringify(kept)).not.toContain("1960");
    expect(await findRoster("VT")).toEqual({ date: rosterDay, source: "Fictional source", count: 1 });
  });

  test("replaces the earlier one of its state: who left is gone, and other states stay", async () => {
    await importDistricts();
    await run("lawmakers", [
      fileOf("vt.csv", roster),
      fileOf("id.csv", PEOPLE_HEADER + person(3, "Ida Ho", "1A,lower")),
    ]);
    const next = PEOPLE_HEADER + person(2, "Ben Beta-Gamma", "A-1,lower") + person(4, "Cy Delta");
    const refused = await run("lawmakers", [fileOf("vt.csv", next)], { partial: false });
    expect(refused).toMatchObject({ ok: false });
    await run("districts", [fileOf("districts.csv", DISTRICTS.replace(",C-F,2,", ",C-F,1,"))]);
    const result = await run("lawmakers", [fileOf("vt.csv", next)], { partial: false });
    expect(result).toMatchObject({ ok: true, changes: [{ state: "VT", added: 1, changed: 1, removed: 1, rows: 2 }] });
    expect((await lawmakers()).map(({ name }) => name)).toEqual(["Ben Beta-Gamma", "Cy Delta", "Ida Ho"]);
  });

  test("that is partial removes nobody", async () => {
    await importDistricts();
    await run("lawmakers", [fileOf("vt.csv", roster)]);
    await run("lawmakers", [fileOf("vt.csv", PEOPLE_HEADER + person(4, "Cy Delta"))]);
    expect(await lawmakers()).toHaveLength(3);
  });

  test("that is imported again changes nothing and says so, unless its date is given anew", async () => {
    await importDistricts();
    await run("lawmakers", [fileOf("vt.csv", roster)]);
    const imports = await listDataImports(9);
    expect(await run("lawmakers", [fileOf("vt.csv", roster)])).toMatchObject({ ok: true, changes: [] });
    expect(await listDataImports(9)).toEqual(imports);
    expect(await run("lawmakers", [fileOf("vt.csv", roster)], { dated: rosterDay })).toMatchObject({
      changes: [{ state: "VT", added: 0, changed: 0, removed: 0 }],
    });
    expect((await findRoster("VT"))!.date).toEqual(rosterDay);
  });

  test("in a dry run says what would change, and changes nothing", async () => {
    await importDistricts();
    const before = await listAuditEntries({ limit: 9 });
    expect(await run("lawmakers", [fileOf("vt.csv", roster)], { dryRun: true })).toMatchObject({
      ok: true,
      changes: [{ state: "VT", added: 2, changed: 0, removed: 0, rows: 2 }],
    });
    expect(await lawmakers()).toEqual([]);
    expect(await listAuditEntries({ limit: 9 })).toEqual(before);
  });

  test("of a state without a list of districts is taken, with a warning", async () => {
    const result = await run("lawmakers", [fileOf("vt.csv", roster)]);
    expect(result.ok && result.warnings).toContainEqual(expect.stringContaining("VT: no list of its districts"));
    expect(await lawmakers()).toHaveLength(2);
  });

  test("says which seats are vacant", async () => {
    await importDistricts();
    const result = await run("lawmakers", [fileOf("vt.csv", roster)]);
    expect(result.ok && result.warnings).toEqual(["VT: 1 seat is vacant."]);
  });
});

describe("a folder of YAML", () => {
  const yaml = (number: number, roles: string, more = "") =>
    fileOf(
      `${number}.yml`,
      `id: ${idOf(number)}\nname: Ann Alpha\nbirth_date: 1960-01-01\nroles:\n${roles}${more}`,
      rosterDay,
    );
  const role = (dates: string, seat = "type: upper\n  district: C-F") =>
    `- ${seat}\n  jurisdiction: ocd-jurisdiction/country:us/state:vt/government\n${dates}`;

  test("names who sits or will sit, with the term, and leaves out who has left", async () => {
    await importDistricts();
    const result = await run("lawmakers", [
      yaml(
        1,
        role("  start_date: 2025-01-08\n  end_date: 2027-01-06\n") +
          role("  end_date: 2024\n", "type: lower\n  district: A-1"),
      ),
      yaml(2, role("  start_date: 2027-01-06\n")),
      yaml(3, role("  end_date: 2025-01-08\n")),
      yaml(4, "- type: governor\n  jurisdiction: ocd-jurisdiction/country:us/state:vt/government\n"),
    ]);
    expect(result).toMatchObject({ ok: true, rows: 2 });
    expect(result.ok && result.warnings).toContainEqual(expect.stringContaining("left out"));
    expect((await lawmakers()).map(({ begins, ends }) => [begins, ends])).toEqual([
      ["2025-01-08", "2027-01-06"],
      ["2027-01-06", null],
    ]);
  });

  test("never imports a home", async () => {
    await importDistricts();
    const offices =
      "offices:\n- classification: home\n  address: 1 Private Rd\n  voice: 555-0111\n- classification: capitol\n  voice: 555-0100\n";
    await run("lawmakers", [yaml(1, role(""), offices)]);
    const [kept] = await lawmakers();
    expect(kept).toMatchObject({ phone: "555-0100", office: null });
    expect(JSON.stringify(kept)).not.toMatch(/Private|0111|1960/);
  });

  test.each([
    ["is no YAML", "id: [", "not valid YAML"],
    ["is no person", "name: 7\n", "not a person of Open States"],
    ["grows by aliases", "a: &a [x, x]\nb: [*a, *a]\n", "not a person of Open States"],
  ])("with a file that %s is refused", async (_name, text, message) => {
    expect(messages(await run("lawmakers", [fileOf("x.yml", text)]))).toEqual([expect.stringContaining(message)]);
  });
});

describe("a table of ZIP areas", () => {
  const census = (layer: string, rows: string) =>
    fileOf(
      `tab20_${layer.toLowerCase()}202420_zcta520_natl.txt`,
      `\uFEFFOID_${layer}2024_20|GEOID_${layer}2024_20|NAMELSAD_${layer}2024_20|GEOID_ZCTA5_20|AREALAND_ZCTA5_20|AREALAND_PART\n${rows}`,
    );

  test("of the Census Bureau is ranked by land, drops slivers and areas of no district, and names its plan", async () => {
    const rows =
      "1|50A-1|A|05001|1000|400\n2|50A-2|B|05001|1000|590\n3|50A-3|C|05001|1000|10\n4|50A-1|A||0|5\n5|50ZZZ|-|05001|1000|0\n6|50A-4|D|05002|0|0\n";
    expect(await run("zip-districts", [census("SLDL", rows)])).toMatchObject({
      ok: true,
      version: "2024",
      warnings: [],
    });
    expect((await listDistrictsOfZip("05001")).lower.map(({ geoid }) => geoid)).toEqual(["50A-2", "50A-1"]);
    expect((await listDistrictsOfZip("05002")).lower.map(({ geoid }) => geoid)).toEqual(["50A-4"]);
  });

  test("of the Census Bureau replaces its layer alone", async () => {
    await run("zip-districts", [
      fileOf("x.csv", "zcta,census_layer,census_geoid,rank\n05001,sldu,50C-F,1\n05001,sldl,50A-9,1\n"),
    ]);
    const result = await run("zip-districts", [census("SLDL", "1|50A-1|A|05001|1000|1000\n")]);
    expect(result).toMatchObject({ changes: [{ state: "VT", added: 1, removed: 1 }] });
    const { upper, lower } = await listDistrictsOfZip("05001");
    expect([...upper, ...lower].map(({ geoid }) => geoid)).toEqual(["50C-F", "50A-1"]);
  });

  test("of the Census Bureau that lacks states is refused as truncated", async () => {
    const refused = await run("zip-districts", [census("SLDU", "1|50C-F|A|05001|1000|1000\n")], { partial: false });
    expect(messages(refused)).toEqual([expect.stringContaining("of 1 states")]);
  });

  test("as an extract replaces the areas that it names, also those in two states", async () => {
    const header = "zcta,census_layer,census_geoid,rank\n";
    await run("zip-districts", [
      fileOf("x.csv", `${header}66541,sldu,20001,1\n66541,sldu,31001,2\n68001,sldu,31023,1\n`),
    ]);
    const result = await run("zip-districts", [fileOf("x.csv", `${header}66541,sldu,20001,1\n`)]);
    expect(result).toMatchObject({ changes: [{ state: "NE", added: 0, removed: 1 }] });
    expect((await listDistrictsOfZip("66541")).upper.map(({ state }) => state)).toEqual(["KS"]);
    expect((await listDistrictsOfZip("68001")).upper).toHaveLength(1);
  });
});

test("an import that breaks off in the middle leaves nothing", async () => {
  await importDistricts();
  const before = await listDataImports(9);
  const file = fileOf("vt.csv", PEOPLE_HEADER + person(1, "Ann Alpha"));
  const broken: ImportFile = {
    ...file,
    read: async function* () {
      yield* file.read();
      throw new Error("the disk is gone");
    },
  };
  await expect(run("lawmakers", [broken])).rejects.toThrow("the disk is gone");
  expect([await lawmakers(), await listDataImports(9)]).toEqual([[], before]);
});

test("only one import runs at a time", async () => {
  const file = fileOf("districts.csv", DISTRICTS);
  let second: unknown;
  const slow: ImportFile = {
    ...file,
    read: async function* () {
      second = await importDistricts();
      yield* file.read();
    },
  };
  expect(await run("districts", [slow])).toMatchObject({ ok: true });
  expect(second).toEqual({ ok: false, refusal: "another-import" });
});

test("progress names the file, the bytes of all files and the rows", async () => {
  const steps: unknown[] = [];
  const file = fileOf("districts.csv", DISTRICTS);
  await importData({ kind: "districts", files: [file], source: "x", partial: true }, "operator", now, (step) =>
    steps.push(step),
  );
  expect(steps.at(-1)).toEqual({
    file: "districts.csv",
    bytes: file.bytes,
    bytesTotal: file.bytes,
    rows: expect.any(Number),
  });
});

const messages = (result: Awaited<ReturnType<typeof run>>) =>
  !result.ok && result.refusal === "problems" ? result.problems.map(({ message }) => message) : [];

const lawmakers = () =>
  onDatabase(async (client) => {
    const { rows } = await client.query<Record<string, unknown>>(
      "SELECT *, term_begins::text AS begins, term_ends::text AS ends FROM lawmaker ORDER BY name, id",
    );
    return rows;
  });
