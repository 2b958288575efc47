"use client";

import { useEffect, useEffectEvent, useRef } from "react";

import { GUARD_FIELDS } from "./guard-fields";

// The server takes longer over a form without a proof, so waiting a little for one is worth it, and no more.
const WAIT_MILLISECONDS_MAX = 6_000;
const SOLVE_MILLISECONDS_MAX = 60_000;

// Shorter than a proof stays good, so that a form left open over lunch asks for a new one.
const PROOF_MILLISECONDS_MAX = 25 * 60_000;

/** A proof of work for a form: begun when the form wakes, which it does when somebody reaches for it, and added when it is sent. */
export function useProof() {
  const running = useRef<{ since: number; proof: Promise<string | null> } | null>(null);
  const start = () => {
    if (running.current && Date.now() - running.current.since < PROOF_MILLISECONDS_MAX) return running.current.proof;
    running.current = { since: Date.now(), proof: solveProof() };
    return running.current.proof;
  };
  const onHydrate = useEffectEvent(() => void start());
  useEffect(() => onHydrate(), []);
  return {
    // For a form that was left open: a new one is begun when somebody comes back to it.
    start: () => void start(),
    addTo: async (data: FormData) => data.set(GUARD_FIELDS.proof, (await soon(start())) ?? ""),
  };
}

// Starts on the puzzle. Resolves with null where it cannot be solved here: the email may then leave a little later.
async function solveProof(): Promise<string | null> {
  // Browsers offer their cryptography on https and on localhost only.
  if (!globalThis.crypto?.subtle) return null;
  try {
    const [{ solveChallenge }, { deriveKey }, response] = await Promise.all([
      import("altcha-lib"),
      import("altcha-lib/algorithms/pbkdf2"),
      fetch("/api/proof-of-work", { cache: "no-store" }),
    ]);
    if (!response.ok) return null;
    const challenge = (await response.json()) as Parameters<typeof solveChallenge>[0]["challenge"];
    // The rounds run in the browser's own threads, so typing stays smooth without a worker.
    const solution = await solveChallenge({ challenge, deriveKey, timeout: SOLVE_MILLISECONDS_MAX });
    if (!solution) return null;
    return btoa(
      JSON.stringify({ challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } }),
    );
  } catch {
    return null;
  }
}

// The proof if it is there or comes soon.
function soon(proof: Promise<string | null>): Promise<string | null> {
  return Promise.race([proof, new Promise<null>((resolve) => setTimeout(() => resolve(null), WAIT_MILLISECONDS_MAX))]);
}
