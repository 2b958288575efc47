import { setTimeout } from "node:timers/promises";

import { beforeEach, describe, expect, it } from "vitest";

import { emptyDatabase, onDatabase } from "@/tests/database";
import { encodeProof as encode, solvedProof } from "@/tests/proof";

import { addMilliseconds, HOUR, MINUTE, SECOND } from "../time";
import { consumeRateLimit, consumeRateLimits, redeemProofOfWork, purgeRateLimits, setSwitch } from "./commands";
import { createProofChallenge } from "./proof-of-work";
import { findSwitches, isUsedUp } from "./queries";

// altcha-lib reads the clock itself, so these tests run at the current time.
const now = new Date();
const fifth = { max: 5, windowMilliseconds: HOUR };

beforeEach(emptyDatabase);

const rows = () =>
  onDatabase(async (client) => (await client.query<{ full_at: Date }>("SELECT full_at FROM rate_limit")).rows);

describe("a limit", () => {
  const use = { name: "test", key: "somebody", ...fifth };

  it("lets exactly as many pass as it promises, however many come at once", async () => {
    const many = await Promise.all(Array.from({ length: 40 }, () => consumeRateLimit(use, now)));
    expect(many.filter(({ allowed }) => allowed)).toHaveLength(5);
    expect(
      many
        .filter(({ allowed }) => allowed)
        .map(({ used }) => used)
        .sort(),
    ).toEqual([0, 1, 2, 3, 4]);
    expect(many.filter(({ allowed }) => !allowed).every(({ used }) => used === 5)).toBe(true);
  });

  it("allows one more use after each part of its window, and all of them after the whole window", async () => {
    for (let time = 0; time < 5; time += 1) await consumeRateLimit(use, now);
    expect((await consumeRateLimit(use, addMilliseconds(now, 12 * MINUTE - 1))).allowed).toBe(false);
    expect(await consumeRateLimit(use, addMilliseconds(now, 12 * MINUTE))).toEqual({ allowed: true, used: 4 });
    expect((await consumeRateLimit(use, addMilliseconds(now, 12 * MINUTE))).allowed).toBe(false);
    expect(await consumeRateLimit(use, addMilliseconds(now, 2 * HOUR))).toEqual({ allowed: true, used: 0 });
  });

  it("applies to its own name and key only", async () => {
    for (let time = 0; time < 5; time += 1) await consumeRateLimit(use, now);
    expect((await consumeRateLimit({ ...use, key: "another" }, now)).allowed).toBe(true);
    expect((await consumeRateLimit({ ...use, name: "other" }, now)).allowed).toBe(true);
  });

  it("can be read without being used", async () => {
    expect(await isUsedUp("test", "somebody", fifth, now)).toBe(false);
    for (let time = 0; time < 4; time += 1) await consumeRateLimit(use, now);
    expect(await isUsedUp("test", "somebody", fifth, now)).toBe(false);
    await consumeRateLimit(use, now);
    expect(await isUsedUp("test", "somebody", fifth, now)).toBe(true);
    expect(await isUsedUp("test", "somebody", fifth, addMilliseconds(now, 12 * MINUTE))).toBe(false);
  });

  it("allows exactly `max` where its window is not divisible by it", async () => {
    const seventh = { name: "test", key: "odd", max: 7, windowMilliseconds: HOUR };
    const many = await Promise.all(Array.from({ length: 20 }, () => consumeRateLimit(seventh, now)));
    expect(many.filter(({ allowed }) => allowed)).toHaveLength(7);
  });
});

describe("several limits at once", () => {
  const own = { name: "own", key: "somebody", ...fifth };
  const all = { name: "all", key: "all", max: 100, windowMilliseconds: HOUR, slowsOnly: true } as const;

  it("are taken together, each with its own count", async () => {
    await consumeRateLimit(all, now);
    expect(await consumeRateLimits([own, all], now)).toEqual([
      { allowed: true, used: 0 },
      { allowed: true, used: 1 },
    ]);
    expect(await consumeRateLimits([], now)).toEqual([]);
  });

  it("are not used where one of them refuses", async () => {
    for (let time = 0; time < 20; time += 1) await consumeRateLimits([own, all], now);
    expect(await consumeRateLimits([own, all], now)).toEqual([
      { allowed: false, used: 5 },
      { allowed: false, used: 5 },
    ]);
  });

  it("are still used beside one that only slows down and is used up", async () => {
    const slow = { name: "slow", key: "slow", max: 1, windowMilliseconds: HOUR, slowsOnly: true } as const;
    await consumeRateLimits([slow, own], now);
    expect(await consumeRateLimits([slow, own], now)).toEqual([
      { allowed: false, used: 1 },
      { allowed: true, used: 1 },
    ]);
  });

  it("never deadlock, in whatever order they are named", async () => {
    const uses = ["a", "b", "c", "d"].map((key) => ({ name: "circle", key, max: 1_000, windowMilliseconds: HOUR }));
    const orders = [uses, uses.toReversed(), [uses[2]!, uses[0]!, uses[3]!, uses[1]!]];
    await Promise.all(Array.from({ length: 60 }, (_, i) => consumeRateLimits(orders[i % 3]!, now)));
    expect((await consumeRateLimits(uses, now)).map(({ used }) => used)).toEqual([60, 60, 60, 60]);
  });
});

describe("a proof of work", () => {
  const own = { name: "own", key: "somebody", max: 100, windowMilliseconds: HOUR };
  const slow = { name: "slow", key: "somebody", max: 100, windowMilliseconds: HOUR, slowsOnly: true } as const;
  const send = (proof: string | undefined) => redeemProofOfWork({ always: [own], unproved: [slow], proof }, now);

  it("lifts the limits for senders without a proof, and counts once, even if it is sent several times at once", async () => {
    const proof = await solvedProof(now);
    const sent = await Promise.all([send(proof), send(proof), send(proof)]);
    expect(sent.filter(({ unproved }) => unproved === null)).toHaveLength(1);
    expect((await send(proof)).unproved).toEqual([{ allowed: true, used: 2 }]);
    expect((await send(undefined)).always).toEqual([{ allowed: true, used: 4 }]);
  });

  it("that is late, easier, unsigned or missing counts as none", async () => {
    const late = await solvedProof(addMilliseconds(now, -31 * MINUTE));
    const challenge = await createProofChallenge(now);
    const easier = encode({
      challenge: { ...challenge, parameters: { ...challenge.parameters, keyPrefix: "00".repeat(16) } },
      solution: { counter: 0, derivedKey: "00".repeat(32) },
    });
    const unsigned = encode({
      challenge: { parameters: challenge.parameters },
      solution: { counter: 0, derivedKey: "00".repeat(32) },
    });
    const worthless = [late, easier, unsigned, "", undefined, "{}", "?".repeat(50), encode([]), "x".repeat(1_000_000)];
    for (const proof of worthless) expect((await send(proof)).unproved).not.toBeNull();
  });
});

it("a key is stored as a keyed hash, and only until its allowance is full again", async () => {
  await consumeRateLimit({ name: "test", key: "198.51.100.7", ...fifth }, now);
  expect(await rows()).toEqual([{ full_at: addMilliseconds(now, 12 * MINUTE) }]);
  const stored = await onDatabase(async (client) => (await client.query("SELECT r::text FROM rate_limit r")).rows);
  expect(JSON.stringify(stored)).not.toContain(Buffer.from("198.51.100.7").toString("hex"));
  expect(await purgeRateLimits(addMilliseconds(now, 11 * MINUTE))).toBe(0);
  expect(await purgeRateLimits(addMilliseconds(now, 12 * MINUTE))).toBe(1);
  expect(await rows()).toEqual([]);
});

it("a key that is used during a purge is kept", async () => {
  await consumeRateLimit({ name: "test", key: "198.51.100.7", ...fifth }, now);
  const later = addMilliseconds(now, 12 * MINUTE);
  const fullAt = addMilliseconds(later, 12 * MINUTE);
  await onDatabase(async (client) => {
    await client.query("BEGIN");
    await client.query("UPDATE rate_limit SET full_at = $1", [fullAt]);
    const purged = purgeRateLimits(later);
    await setTimeout(200);
    await client.query("COMMIT");
    expect(await purged).toBe(0);
  });
  expect(await rows()).toEqual([{ full_at: fullAt }]);
});

it("a switch has the value that was set last, and the others have their defaults", async () => {
  await setSwitch(null, "mail-paused", true, now);
  await setSwitch(null, "mail-paused", false, addMilliseconds(now, SECOND));
  await setSwitch(null, "banner", { en: "Back soon", es: "Volvemos pronto" }, now);
  await setSwitch(null, "mail-paused-until", null, now);
  expect(await findSwitches()).toEqual({
    signingPaused: false,
    mailPaused: false,
    flaggedHeld: false,
    signersHidden: false,
    mailPausedUntil: null,
    mailDailyMax: null,
    banner: { en: "Back soon", es: "Volvemos pronto" },
  });
});

it("a switch that is set many times at once is set, and no call fails", async () => {
  await Promise.all(Array.from({ length: 20 }, () => setSwitch(null, "signing-paused", true, now)));
  expect(await findSwitches()).toMatchObject({ signingPaused: true });
});
