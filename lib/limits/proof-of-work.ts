import { createHmac, randomInt, timingSafeEqual } from "node:crypto";

import { createChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";

import { keyFor } from "../keys";
import { addMilliseconds, MINUTE } from "../time";
import type { LimitedUse } from "./schema";
import { findRecentSettings } from "./settings/queries";
import { DEFAULT_SETTINGS } from "./settings/rules";
import { settingRules } from "./settings/schema";

// With the 1,500 rounds that hold until an admin sets others, about 600,000 rounds of HMAC on average. We estimate half a second on
// a current laptop and a few seconds on an old phone, while the person is still typing (docs/decisions/proof-of-work.md).
const TRIES_MIN = 250;
const TRIES_MAX = 550;

// Longer than it takes to fill in a form of five fields. A form that was left open gets a new puzzle.
const PROOF_MILLISECONDS_MAX = 30 * MINUTE;
const PROOF_LENGTH_MAX = 4_000;

const secrets = () => ({
  hmacSignatureSecret: keyFor("proof-of-work").export().toString("hex"),
  hmacKeySignatureSecret: `key/${keyFor("proof-of-work").export().toString("hex")}`,
});

/**
 * A puzzle for a browser. It is signed and contains its own solution as a keyed hash, so the server stores nothing about it.
 * `counter` is the solution; benchmarks pass one that is found at once.
 */
export async function createProofChallenge(now: Date, counter = randomInt(TRIES_MIN, TRIES_MAX)) {
  return createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: await roundsNow(),
    counter,
    deriveKey,
    expiresAt: addMilliseconds(now, PROOF_MILLISECONDS_MAX),
    ...secrets(),
  });
}

// While the database is away, nobody can send a form either.
const roundsNow = async (): Promise<number> =>
  (await findRecentSettings().catch(() => DEFAULT_SETTINGS))["proof-rounds"];

const proofShape = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal("PBKDF2/SHA-256"),
      cost: z.int().min(settingRules["proof-rounds"].min).max(settingRules["proof-rounds"].max),
      keyLength: z.literal(32),
      expiresAt: z.int(),
      nonce: z.hex().length(32),
      salt: z.hex().length(32),
      keyPrefix: z.hex().length(32),
      keySignature: z.hex().length(64),
    }),
    signature: z.hex().length(64),
  }),
  solution: z.object({ counter: z.int().min(0).max(TRIES_MAX), derivedKey: z.hex().length(64) }),
});

type Proof = z.infer<typeof proofShape>;

/**
 * The limit that makes a proof of work count once: its key is the signature of the challenge, until that expires. Null where
 * the challenge is not ours, not solved or expired. A used proof counts as none, so it only slows the sender down.
 */
export async function useOfProof(encoded: string | undefined): Promise<LimitedUse | null> {
  const proof = proofShape.safeParse(decode(encoded ?? ""));
  if (!proof.success) return null;
  // An easier one, from before an admin made them harder, only slows the sender down: somebody may have collected many.
  if (proof.data.challenge.parameters.cost < (await roundsNow())) return null;
  if (!isSolved(proof.data, Date.now())) return null;
  const key = proof.data.challenge.signature.toLowerCase();
  return { name: "proof", key, max: 1, windowMilliseconds: PROOF_MILLISECONDS_MAX, slowsOnly: true };
}

/**
 * Whether a challenge is ours, not expired, and solved: what `verifySolution` of altcha-lib says (a test compares them). That computes each
 * HMAC in a thread of its own, which takes ten times as long as the HMAC.
 */
export function isSolved({ challenge: { parameters, signature }, solution }: Proof, now: number): boolean {
  const { hmacSignatureSecret, hmacKeySignatureSecret } = secrets();
  const sorted = Object.fromEntries(Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1)));
  return (
    parameters.expiresAt >= now / 1_000 &&
    isHmac(signature, hmacSignatureSecret, JSON.stringify(sorted)) &&
    isHmac(parameters.keySignature, hmacKeySignatureSecret, Buffer.from(solution.derivedKey, "hex"))
  );
}

const isHmac = (hex: string, secret: string, of: string | Buffer): boolean =>
  timingSafeEqual(Buffer.from(hex, "hex"), createHmac("sha256", secret).update(of).digest());

function decode(encoded: string): unknown {
  if (encoded.length > PROOF_LENGTH_MAX) return null;
  try {
    return JSON.parse(Buffer.from(encoded, "base64").toString("utf8"));
  } catch {
    return null;
  }
}
