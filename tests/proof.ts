import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";

import { createProofChallenge } from "../lib/limits/proof-of-work.ts";

type Challenge = Awaited<ReturnType<typeof createProofChallenge>>;

export const encodeProof = (proof: object): string => Buffer.from(JSON.stringify(proof)).toString("base64");

/** A proof of work as a browser sends it. altcha-lib reads the clock itself, so `now` must be the real time for a valid one. */
export async function solvedProof(now: Date, challenge?: Challenge): Promise<string> {
  const challengeToSolve = challenge ?? (await createProofChallenge(now));
  const solution = await solveChallenge({ challenge: challengeToSolve, deriveKey });
  return encodeProof({
    challenge: challengeToSolve,
    solution: { counter: solution!.counter, derivedKey: solution!.derivedKey },
  });
}
