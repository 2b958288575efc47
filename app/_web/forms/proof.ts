import { randomInt } from "node:crypto";

import { createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";

import { keyFor } from "@/lib/keys";
import { consumeRateLimit } from "@/lib/limits/commands";
import { addMilliseconds, MINUTE } from "@/lib/time";

// About 600,000 rounds of HMAC on average. By our estimate that is half a second on a laptop of today and a few seconds
// on an old phone, while the person is still typing (docs/decisions/proof-of-work.md).
const ROUNDS = 1_500;
const TRIES_MIN = 250;
const TRIES_MAX = 550;

// Longer than anyone fills in a form of five fields without leaving it; the form asks again when it is older.
const PROOF_MILLISECONDS_MAX = 30 * MINUTE;
const PROOF_LENGTH_MAX = 4_000;

const secrets = () => ({
  hmacSignatureSecret: keyFor("proof-of-work").toString("hex"),
  hmacKeySignatureSecret: `key/${keyFor("proof-of-work").toString("hex")}`,
});

/** A puzzle for a browser. It is signed and holds its own answer as a keyed hash, so nothing is remembered about it. */
export function createProofChallenge(now: Date) {
  return createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: ROUNDS,
    counter: randomInt(TRIES_MIN, TRIES_MAX),
    deriveKey,
    expiresAt: addMilliseconds(now, PROOF_MILLISECONDS_MAX),
    ...secrets(),
  });
}

const proofShape = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal("PBKDF2/SHA-256"),
      cost: z.literal(ROUNDS),
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

/** Whether this is a puzzle of ours, solved, in time, and never used before. Uses it up. */
export async function redeemProofOfWork(encoded: string | undefined, now: Date): Promise<boolean> {
  const proof = proofShape.safeParse(decode(encoded ?? ""));
  if (!proof.success) return false;
  const { verified } = await verifySolution({ ...proof.data, deriveKey, ...secrets() });
  if (!verified) return false;
  const once = { max: 1, windowMilliseconds: PROOF_MILLISECONDS_MAX };
  return (await consumeRateLimit("proof", proof.data.challenge.signature, once, now)).allowed;
}

function decode(encoded: string): unknown {
  if (encoded.length > PROOF_LENGTH_MAX) return null;
  try {
    return JSON.parse(Buffer.from(encoded, "base64").toString("utf8"));
  } catch {
    return null;
  }
}
