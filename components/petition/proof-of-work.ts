"use client";

// The server takes longer over a signing without a proof, so waiting a little for one is worth it, and no more.
const WAIT_MILLISECONDS_MAX = 6_000;
const SOLVE_MILLISECONDS_MAX = 60_000;

/** Starts on the puzzle. Answers null where it cannot be solved here: the server then takes the slower lane. */
export async function solveProof(): Promise<string | null> {
  // Browsers offer their cryptography on https and on localhost only.
  if (!globalThis.crypto?.subtle) return null;
  try {
    const [{ solveChallenge }, { deriveKey }, response] = await Promise.all([
      import("altcha-lib"), import("altcha-lib/algorithms/pbkdf2"), fetch("/api/proof-of-work", { cache: "no-store" }),
    ]);
    if (!response.ok) return null;
    const challenge = await response.json() as Parameters<typeof solveChallenge>[0]["challenge"];
    // The rounds run in the browser's own threads, so typing stays smooth without a worker.
    const solution = await solveChallenge({ challenge, deriveKey, timeout: SOLVE_MILLISECONDS_MAX });
    if (!solution) return null;
    return btoa(JSON.stringify({ challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } }));
  } catch {
    return null;
  }
}

/** The proof if it is there or comes soon. */
export function soon(proof: Promise<string | null>): Promise<string | null> {
  return Promise.race([proof, new Promise<null>((resolve) => setTimeout(() => resolve(null), WAIT_MILLISECONDS_MAX))]);
}
