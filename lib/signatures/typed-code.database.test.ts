import { beforeEach, expect, it } from "vitest";

import { emptyDatabase } from "@/tests/database";

import { mintCode } from "../link-token";
import { addMilliseconds, SECOND } from "../time";
import { draftOfCode, GUESSES, NETWORK_GUESSES } from "./typed-code";

const now = new Date("2026-03-01T12:00:00Z");
const school = "198.51.100.7";
const wrong = { ok: false, refusal: "wrong-code" };
const tooMany = { ok: false, refusal: "too-many-codes" };

beforeEach(emptyDatabase);

it("all right codes of one school are accepted, however many there are", async () => {
  for (let id = 1n; id <= 40n; id += 1n)
    expect(await draftOfCode(mintCode(id), school, now)).toEqual({ ok: true, value: id });
});

it("wrong codes are guesses: after some of them their source must wait, even with a right one, and nobody else", async () => {
  for (let i = 0; i < GUESSES.max; i += 1) expect(await draftOfCode("K7QM-3XRT-2F", school, now)).toEqual(wrong);
  expect(await draftOfCode("K7QM-3XRT-2F", school, now)).toEqual(tooMany);
  expect(await draftOfCode(mintCode(7n), school, now)).toEqual(tooMany);
  expect(await draftOfCode(mintCode(7n), "203.0.113.9", now)).toEqual({ ok: true, value: 7n });
  const later = addMilliseconds(now, 30 * SECOND);
  expect(await draftOfCode(mintCode(7n), school, later)).toEqual({ ok: true, value: 7n });
});

it("the many sources of one IPv6 network share their guesses, and another network has its own", async () => {
  const sourceOfNetwork = (i: number) => `2001:db8:1:${i.toString(16)}::1`;
  for (let i = 0; i < NETWORK_GUESSES.max; i += 1)
    expect(await draftOfCode("K7QM-3XRT-2F", sourceOfNetwork(i), now)).toEqual(wrong);
  expect(await draftOfCode("K7QM-3XRT-2F", sourceOfNetwork(1_000), now)).toEqual(tooMany);
  expect(await draftOfCode(mintCode(7n), sourceOfNetwork(1_001), now)).toEqual(tooMany);
  expect(await draftOfCode(mintCode(7n), "2001:db8:2::1", now)).toEqual({ ok: true, value: 7n });
});
