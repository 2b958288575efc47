import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";

import { createProofChallenge } from "../lib/limits/proof-of-work.ts";

type Challenge = Awaited<ReturnType<typeof createProofChallenge>>;

export const encodeProof = (proof: object): string => Buffer.from(JSON.stringify(proof)).toString("base64");

/** A proof of work as a browser sends it. altcha-lib looks at the clock itself, so a good one is of the real time. */
export async function solvedProof(now: Date, challenge?: Challenge): Promise<string> {
  const asked = challenge ?? (await createProofChallenge(now));
  const solution = await solveChallenge({ challenge: asked, deriveKey });
  return encodeProof({
    challenge: asked,
    solution: { counter: solution!.counter, derivedKey: solution!.derivedKey },
  });
}
