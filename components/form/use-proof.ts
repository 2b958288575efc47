"use client";

import { useEffect, useEffectEvent, useRef } from "react";

import { GUARD_FIELDS } from "./guard-fields";

// Without a proof the email may leave later, so a short wait for one is worth it, and a long one is not.
const WAIT_MILLISECONDS_MAX = 6_000;
const SOLVE_MILLISECONDS_MAX = 60_000;

// Less than the lifetime of a proof, so that a form that was left open gets a new one.
const PROOF_MILLISECONDS_MAX = 25 * 60_000;

/** A proof of work for a form. The computation starts when the form is hydrated, and the proof is added when it is sent. */
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
    // For a form that was left open: a new proof is computed when somebody comes back to it.
    start: () => void start(),
    addTo: async (data: FormData) => data.set(GUARD_FIELDS.proof, (await soon(start())) ?? ""),
  };
}

// Starts to solve the puzzle. Resolves with null where this browser cannot solve it: the email may then leave later.
async function solveProof(): Promise<string | null> {
  // Browsers have `crypto.subtle` on https and on localhost only.
  if (!globalThis.crypto?.subtle) return null;
  try {
    const [{ solveChallenge }, { deriveKey }, response] = await Promise.all([
      import("altcha-lib"),
      import("altcha-lib/algorithms/pbkdf2"),
      fetch("/api/proof-of-work", { cache: "no-store" }),
    ]);
    if (!response.ok) return null;
    const challenge = (await response.json()) as Parameters<typeof solveChallenge>[0]["challenge"];
    // `crypto.subtle` computes in threads of its own, so typing stays smooth without a worker.
    const solution = await solveChallenge({ challenge, deriveKey, timeout: SOLVE_MILLISECONDS_MAX });
    if (!solution) return null;
    return btoa(
      JSON.stringify({ challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } }),
    );
  } catch {
    return null;
  }
}

// The proof, if it is ready or will be soon.
function soon(proof: Promise<string | null>): Promise<string | null> {
  return Promise.race([proof, new Promise<null>((resolve) => setTimeout(() => resolve(null), WAIT_MILLISECONDS_MAX))]);
}
