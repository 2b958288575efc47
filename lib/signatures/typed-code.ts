import { consumeRateLimit } from "../limits/commands";
import { isUsedUp } from "../limits/queries";
import { sourceOf } from "../limits/rules";
import type { Limit } from "../limits/schema";
import { readCode } from "../link-token";
import { accept, refuse, type Result } from "../result";
import { MINUTE } from "../time";

// docs/decisions/link-tokens.md reckons what that leaves a guesser. A class with badly printed emails has enough.
export const GUESSES: Limit = { max: 30, windowMilliseconds: 15 * MINUTE };

export type CodeRefusal = "wrong-code" | "too-many-codes";

/**
 * The draft whose short code somebody typed. Only a wrong code is a guess: however many right ones come from one
 * source, none is held against the next. Where a source has guessed too often, a right code waits as well, because else
 * guessing could go on.
 */
export async function draftOfCode(typed: string, ip: string, now: Date): Promise<Result<bigint, CodeRefusal>> {
  const id = readCode(typed);
  const key = sourceOf(ip);
  if (id !== null) return (await isUsedUp("confirm-code", key, GUESSES, now)) ? refuse("too-many-codes") : accept(id);
  const { allowed } = await consumeRateLimit({ name: "confirm-code", key, ...GUESSES }, now);
  return refuse(allowed ? "wrong-code" : "too-many-codes");
}
