import { afterAll, beforeEach, describe, expect, it, test } from "vitest";

import { fileOf, hasRealData, realFile } from "../../../../tests/data-files";
import { emptyDatabase, onDatabase } from "../../../../tests/database";
import { startTestGeocoder } from "../../../../tests/geocoder";
import { createPetition } from "../../../../tests/petition";
import { formOf, signsAndConfirms } from "../../../../tests/signer";
import { cast } from "@/prisma/cast";

import { forgetGeocoderFailures } from "../../../lawmakers/geocoder";
import { importData } from "../../../lawmakers/imports/commands";
import type { ImportFile } from "../../../lawmakers/imports/schema";
import { clearPetitionMemo } from "../../../petitions/queries";
import { correct } from "../../rights/commands";
import { settleDistricts } from "../commands";
import { matchSignatures } from "./commands";

const geocoder = await startTestGeocoder();
const now = new Date("2026-03-01T12:00:00Z");

beforeEach(async () => {
  await emptyDatabase();
  clearPetitionMemo();
  forgetGeocoderFailures();
  await createPetition();
});
afterAll(() => geocoder.remove());

const zips = (rows: string, plan = "2024") =>
  run("zip-districts", [fileOf("x.csv", `zcta,census_layer,census_geoid,rank\n${rows}`)], plan);
const districts = (rows: string, plan = "2024") =>
  run(
    "districts",
    [fileOf("d.csv", `state,chamber,census_layer,census_geoid,ocd_division_id,district,seats,title\n${rows}`)],
    plan,
  );

/** Fictional files are far too short for a whole state, so they are partial. */
async function run(kind: "districts" | "zip-districts", files: ImportFile[], plan: string) {
  const request = { kind, files, source: "x", plan, partial: true };
  expect(await importData(request, "operator", now)).toMatchObject({ ok: true });
}

let signer = 0;
const signs = (zip: string, state: string, street?: string) =>
  signsAndConfirms(now, cast.grace, { email: `s${(signer += 1)}@example.org`, zip, state, ...(street && { street }) });

const kept = () =>
  onDatabase(async (client) => {
    const { rows } = await client.query<{ text: string }>(`
      SELECT concat_ws(' ', district_method, coalesce(upper_district, '-'), coalesce(lower_district, '-')) AS text
      FROM signature ORDER BY id`);
    return rows.map(({ text }) => text);
  });

const matchAll = async () => {
  let matched = 0;
  for (let done = await matchSignatures(); done > 0; done = await matchSignatures()) matched += done;
  return matched;
};

const AUSTIN = "78701,sldu,48014,1\n78701,sldl,48049,1\n";
const SPLIT = "78701,sldu,48014,1\n78701,sldl,48049,1\n78701,sldl,48051,2\n";

test("behaviour 26: a ZIP with several districts and no street counts for the state and for no district; a street, looked up once and not kept, settles it", async () => {
  await zips(SPLIT);
  await signs("78701", "TX");
  await signs("78701", "TX", "1100 Congress Ave");
  await matchAll();
  expect(await kept()).toEqual(["zip_split - -", "zip_split - -"]);
  geocoder.streets.length = 0;
  geocoder.respondWith([{ state: "TX", upper: "48014", lower: "48051" }]);
  await settleDistricts(now);
  await matchAll();
  expect(await kept()).toEqual(["zip_split - -", "address 48014 48051"]);
  expect(await settleDistricts(now)).toBe(0);
  expect(geocoder.streets).toHaveLength(1);
  const waiting = await onDatabase(async (client) => (await client.query("SELECT 1 FROM district_lookup")).rowCount);
  expect(waiting).toBe(0);
});

describe("a ZIP Code without a street", () => {
  it("gives the districts where only one of each chamber is possible, with the import that said so", async () => {
    await zips(AUSTIN);
    await signs("78701", "TX");
    expect(await matchAll()).toBe(1);
    expect(await kept()).toEqual(["zip_single 48014 48049"]);
    const settled = await onDatabase(
      async (client) =>
        (
          await client.query(
            "SELECT 1 FROM signature s JOIN data_import i ON i.id = s.district_import_id AND i.state = 'TX'",
          )
        ).rowCount,
    );
    expect(settled).toBe(1);
    expect(await matchAll()).toBe(0);
  });

  it.each([
    ["is not in the tables", "78702", "TX", AUSTIN, "state_only - -"],
    ["lacks a chamber in the tables", "78701", "TX", "78701,sldu,48014,1\n", "state_only - -"],
    ["is in a state with one chamber", "68102", "NE", "68102,sldu,31007,1\n", "zip_single 31007 -"],
    [
      "has several districts in the only chamber",
      "68102",
      "NE",
      "68102,sldu,31007,1\n68102,sldu,31008,2\n",
      "zip_split - -",
    ],
    [
      "touches another state",
      "66541",
      "NE",
      "66541,sldu,20001,1\n66541,sldl,20106,1\n66541,sldu,31001,2\n",
      "zip_single 31001 -",
    ],
    [
      "touches another state, on its other side",
      "66541",
      "KS",
      "66541,sldu,20001,1\n66541,sldl,20106,1\n66541,sldu,31001,2\n",
      "zip_single 20001 20106",
    ],
  ])("that %s", async (_name, zip, state, rows, expected) => {
    await zips(rows);
    await signs(zip, state);
    await matchAll();
    expect(await kept()).toEqual([expected]);
  });

  it("waits until something about its state is imported, and costs nothing meanwhile", async () => {
    await signs("78701", "TX");
    await zips("05401,sldu,50CHI,1\n");
    expect(await matchAll()).toBe(0);
    await zips(AUSTIN);
    expect(await matchAll()).toBe(1);
  });
});

describe("after an import that redraws", () => {
  const LIST =
    "TX,upper,sldu,48014,ocd-division/country:us/state:tx/sldu:14,14,1,Senator\nTX,lower,sldl,48049,ocd-division/country:us/state:tx/sldl:49,49,1,Representative\n";
  const street = async () => {
    geocoder.respondWith([{ state: "TX", upper: "48014", lower: "48049" }]);
    await signs("78701", "TX", "1100 Congress Ave");
    await settleDistricts(now);
    await matchAll();
  };

  it("signatures of its state are matched again, and no others", async () => {
    await zips(`${AUSTIN}05401,sldu,50CHI,1\n05401,sldl,50C-1,1\n`);
    await signs("78701", "TX");
    await signs("05401", "VT");
    await matchAll();
    await zips(SPLIT);
    expect(await matchAll()).toBe(1);
    expect(await kept()).toEqual(["zip_split - -", "zip_single 50CHI 50C-1"]);
  });

  it("of the same plan, districts that came from a street stay", async () => {
    await districts(LIST);
    await zips(AUSTIN);
    await street();
    await zips(SPLIT);
    expect(await matchAll()).toBe(1);
    expect(await kept()).toEqual(["address 48014 48049"]);
  });

  it("of another plan's year, they are dropped for what the ZIP Code says", async () => {
    await zips(AUSTIN);
    await street();
    await zips("78701,sldu,48021,1\n78701,sldl,48049,1\n", "2026");
    await matchAll();
    expect(await kept()).toEqual(["zip_single 48021 48049"]);
  });

  it("a district that no longer exists is dropped", async () => {
    await districts(LIST);
    await zips(SPLIT);
    await street();
    await onDatabase((client) => client.query("UPDATE district SET geoid = '48050' WHERE geoid = '48049'"));
    await zips(`${SPLIT}78702,sldu,48014,1\n`);
    await matchAll();
    expect(await kept()).toEqual(["zip_split - -"]);
  });
});

it("a signer who moves is matched again at the new place", async () => {
  await zips(`${AUSTIN}73301,sldu,48015,1\n73301,sldl,48060,1\n`);
  const id = await signsAndConfirms(now);
  await matchAll();
  const { age: _age, email: _email, ...corrected } = formOf(cast.grace, { zip: "73301" });
  await correct(id, corrected, now);
  expect(await kept()).toEqual(["state_only - -"]);
  await matchAll();
  expect(await kept()).toEqual(["zip_single 48015 48060"]);
});

it("several workers share the work, and each signature is matched once", async () => {
  await zips(AUSTIN);
  for (let i = 0; i < 12; i += 1) await signs("78701", "TX");
  const done = await Promise.all([matchSignatures(), matchSignatures(), matchSignatures()]);
  expect(done.reduce((sum, count) => sum + count, 0)).toBe(12);
});

it("a signature that a signer holds is skipped, and matched afterwards", async () => {
  await zips(AUSTIN);
  const id = await signs("78701", "TX");
  await onDatabase(async (client) => {
    await client.query("BEGIN");
    await client.query("SELECT 1 FROM signature WHERE id = $1 FOR UPDATE", [id]);
    expect(await matchSignatures()).toBe(0);
    await client.query("COMMIT");
  });
  expect(await matchSignatures()).toBe(1);
});

it.skipIf(!hasRealData)("with the real extract of Vermont, one ZIP area in two is divided", async () => {
  await run("zip-districts", [realFile("zcta_sld_vt.csv")], "2024");
  await onDatabase((client) =>
    client.query(`
      SET session_replication_role = replica;
      INSERT INTO signature (petition_id, version, status, email_hash, name_sealed, email_sealed, zip, state, locale,
        emails_since, last_post_at, created_at, confirmed_at)
      SELECT (SELECT min(id) FROM petition), 1, 'confirmed', sha256(zip::bytea), '', '', zip, 'VT', 'en', t, t, t, t
      FROM (SELECT DISTINCT zip FROM zip_district) z, (SELECT '2026-03-02 12:00Z'::timestamptz AS t) moment`),
  );
  expect(await matchAll()).toBe(265);
  const methods = await onDatabase(async (client) => {
    const { rows } = await client.query(
      "SELECT district_method AS method, count(*)::int FROM signature GROUP BY 1 ORDER BY 1",
    );
    return Object.fromEntries(rows.map(({ method, count }) => [method, count]));
  });
  expect(methods["zip_split"]).toBeGreaterThanOrEqual(113);
  expect(methods["zip_single"] + methods["zip_split"] + (methods["state_only"] ?? 0)).toBe(265);
});
