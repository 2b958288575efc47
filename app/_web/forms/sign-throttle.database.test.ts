import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { beforeEach, expect, it } from "vitest";

import { SIGNING_LIMIT, UNPROVED_AT_ONCE_MAX } from "@/lib/signatures/throttle";
import { addMilliseconds, MINUTE, SECOND } from "@/lib/time";
import { emptyDatabase } from "@/tests/database";

import { createProofChallenge, redeemProofOfWork } from "./proof";
import { throttleOf } from "./sign-throttle";

// altcha-lib looks at the clock itself, so these tests cannot choose the day.
const now = new Date();

beforeEach(emptyDatabase);

type Challenge = Awaited<ReturnType<typeof createProofChallenge>>;

async function solved(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  return encode({ challenge, solution: { counter: solution!.counter, derivedKey: solution!.derivedKey } });
}

function encode(proof: object): string {
  return Buffer.from(JSON.stringify(proof)).toString("base64");
}

it("a proof of work counts once, also when it is sent several times at once", async () => {
  const proof = await solved(await createProofChallenge(now));
  expect(await redeemProofOfWork(proof, now)).toBe(true);
  expect(await Promise.all([redeemProofOfWork(proof, now), redeemProofOfWork(proof, now)])).toEqual([false, false]);
});

it("a proof that is late, made easier, signed by nobody or not there at all counts for nothing", async () => {
  const late = await solved(await createProofChallenge(addMilliseconds(now, -31 * MINUTE)));
  const challenge = await createProofChallenge(now);
  const easier = encode({
    challenge: { ...challenge, parameters: { ...challenge.parameters, keyPrefix: "00".repeat(16) } },
    solution: { counter: 0, derivedKey: "00".repeat(32) },
  });
  const unsigned = encode({
    challenge: { parameters: challenge.parameters },
    solution: { counter: 0, derivedKey: "00".repeat(32) },
  });
  for (const proof of [
    late,
    easier,
    unsigned,
    "",
    undefined,
    "{}",
    "?".repeat(50),
    encode([]),
    "x".repeat(1_000_000),
  ]) {
    expect(await redeemProofOfWork(proof, now)).toBe(false);
  }
});

it("without a proof the emails of one source leave at once at first and then ever later; others are not held up", async () => {
  for (let i = 0; i < UNPROVED_AT_ONCE_MAX; i += 1)
    expect(await throttleOf("198.51.100.7", undefined, now)).toEqual(now);
  expect(await throttleOf("198.51.100.7", undefined, now)).toEqual(addMilliseconds(now, 15 * SECOND));
  expect(await throttleOf("198.51.100.7", undefined, now)).toEqual(addMilliseconds(now, 30 * SECOND));
  expect(await throttleOf("203.0.113.9", undefined, now)).toEqual(now);
  expect(await throttleOf("198.51.100.7", await solved(await createProofChallenge(now)), now)).toEqual(now);
});

it.each(["127.0.0.1", "127.8.8.8", "::1", "::/64"])(
  "%s is this machine itself, which is never held up",
  async (source) => {
    for (let i = 0; i <= UNPROVED_AT_ONCE_MAX; i += 1) expect(await throttleOf(source, undefined, now)).toEqual(now);
  },
);

it.each(["10.0.0.1", "::ffff:198.51.100.7", "2001:db8::/64", "unknown"])(
  "%s is somebody, and held up like everybody",
  async (source) => {
    for (let i = 0; i < UNPROVED_AT_ONCE_MAX; i += 1) await throttleOf(source, undefined, now);
    expect(await throttleOf(source, undefined, now)).toEqual(addMilliseconds(now, 15 * SECOND));
  },
);

it("a source that signs more often than any hall full of people is told to wait", async () => {
  for (let i = 0; i < SIGNING_LIMIT.max; i += 1)
    expect(await throttleOf("198.51.100.7", undefined, now)).not.toBeNull();
  expect(await throttleOf("198.51.100.7", undefined, now)).toBeNull();
});
