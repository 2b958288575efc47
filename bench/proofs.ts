import { createProofChallenge } from "@/lib/limits/proof-of-work";

import { solvedProof } from "../tests/proof.ts";

/** Proofs of work for so many forms, made before a measurement, because browsers do that and not the server. */
export async function makeProofs(count: number): Promise<string[]> {
  const now = new Date();
  const proofs: string[] = [];
  while (proofs.length < count) proofs.push(await solvedProof(now, await createProofChallenge(now, 1)));
  return proofs;
}
