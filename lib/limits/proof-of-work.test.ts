import { verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import fc from "fast-check";
import { expect, it } from "vitest";

import { keyFor } from "../keys";
import { SECOND } from "../time";
import { createProofChallenge, isSolved } from "./proof-of-work";

const secret = () => keyFor("proof-of-work").export().toString("hex");
const secrets = () => ({ hmacSignatureSecret: secret(), hmacKeySignatureSecret: `key/${secret()}` });
const COUNTER = 250;

/** A challenge and its solution. */
async function solved() {
  const challenge = await createProofChallenge(new Date(), COUNTER);
  const { parameters } = challenge;
  const password = Buffer.concat([
    Buffer.from(parameters.nonce, "hex"),
    Buffer.from([0, 0, COUNTER >> 8, COUNTER & 255]),
  ]);
  const { derivedKey } = await deriveKey(parameters, Buffer.from(parameters.salt, "hex"), password);
  return { challenge, solution: { counter: COUNTER, derivedKey: Buffer.from(derivedKey).toString("hex") } };
}
type Solved = Awaited<ReturnType<typeof solved>>;

const here = (proof: Solved) => isSolved(proof as Parameters<typeof isSolved>[0], Date.now());
const atAltcha = async (proof: Solved) => (await verifySolution({ ...proof, deriveKey, ...secrets() })).verified;

it("a solved challenge counts, and with one character or number changed anywhere it counts as none, as altcha-lib says", async () => {
  const proof = await solved();
  expect([here(proof), await atAltcha(proof)]).toEqual([true, true]);
  const { parameters } = proof.challenge;
  const hex = ["nonce", "salt", "keyPrefix", "keySignature"] as const;
  const flip = (text: string, at: number) => {
    const place = at % text.length;
    return text.slice(0, place) + (text[place] === "0" ? "1" : "0") + text.slice(place + 1);
  };
  const changed = fc.oneof(
    fc.tuple(fc.constantFrom(...hex), fc.nat()).map(([name, at]) => ({
      ...proof,
      challenge: { ...proof.challenge, parameters: { ...parameters, [name]: flip(String(parameters[name]), at) } },
    })),
    fc
      .nat()
      .map((at) => ({ ...proof, challenge: { ...proof.challenge, signature: flip(proof.challenge.signature!, at) } })),
    fc
      .nat()
      .map((at) => ({ ...proof, solution: { ...proof.solution, derivedKey: flip(proof.solution.derivedKey, at) } })),
    fc.constantFrom("cost", "expiresAt", "added").map((name) => ({
      ...proof,
      challenge: { ...proof.challenge, parameters: { ...parameters, [name]: 2_000_000_000 } },
    })),
  );
  await fc.assert(
    fc.asyncProperty(changed, async (other) => {
      expect([here(other), await atAltcha(other)]).toEqual([false, false]);
    }),
  );
});

it("a challenge counts until the second in which it expires", async () => {
  const proof = await solved();
  const expires = proof.challenge.parameters.expiresAt! * SECOND;
  const at = (now: number) => isSolved(proof as Parameters<typeof isSolved>[0], now);
  expect([at(expires - 1), at(expires), at(expires + 1)]).toEqual([true, true, false]);
});
