import { beforeEach, expect, test } from "vitest";

import { findLawmakersOf } from "@/lib/lawmakers/queries";
import { loadShippedDistricts } from "@/lib/lawmakers/shipped/commands";
import { emptyDatabase } from "@/tests/database";
import { inventDistrict, readDemoDistricts } from "./demo-districts";

const now = new Date("2026-11-28T12:00:00Z");

beforeEach(emptyDatabase);

/** The same numbers in every run (the generator of Park and Miller). */
function seeded() {
  let state = 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

test("fictional signers live in districts of the shipped list, in realistic shares", async () => {
  await loadShippedDistricts(now);
  const districts = await readDemoDistricts();
  expect(districts.size).toBe(52);
  const random = seeded();
  const signers = Array.from({ length: 4_000 }, () => inventDistrict(districts.get("VT"), random));
  const share = (method: string) => signers.filter((each) => each.method === method).length / signers.length;
  expect(share("address")).toBeCloseTo(0.4, 1);
  expect(share("zip_single")).toBeCloseTo(0.25, 1);
  expect(share("zip_split")).toBeCloseTo(0.3, 1);
  expect(share("state_only")).toBeCloseTo(0.05, 1);
  const { upper, lower } = signers.find(({ method }) => method === "address")!;
  const { chambers } = await findLawmakersOf({ state: "VT", upper, lower, today: now });
  expect(chambers.map(({ districtName }) => districtName)).toEqual([
    expect.stringMatching(/^[A-Z][a-z]+/),
    expect.stringMatching(/^[A-Z][a-z]+/),
  ]);
  expect(inventDistrict(districts.get("NE"), () => 0.1)).toMatchObject({ method: "address", lower: null });
});

test("without a list they count for their states", () => {
  expect(inventDistrict(undefined, Math.random)).toEqual({
    upper: null,
    lower: null,
    method: "state_only",
    importId: null,
  });
});
