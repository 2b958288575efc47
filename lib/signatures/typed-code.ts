import { consumeRateLimit } from "../limits/commands";
import { isUsedUp } from "../limits/queries";
import { sourceOf } from "../limits/rules";
import type { Limit } from "../limits/schema";
import { readCode } from "../link-token";
import { accept, refuse, type Result } from "../result";
import { MINUTE } from "../time";

// docs/decisions/link-tokens.md calculates the chances of a guesser. The limit is high enough for a class that types badly.
export const GUESSES: Limit = { max: 30, windowMilliseconds: 15 * MINUTE };

export type CodeRefusal = "wrong-code" | "too-many-codes";

/**
 * The draft of a typed short code. Only wrong codes count as guesses, so one source may send any number of right ones. After
 * too many guesses a right code of the source is refused as well, because otherwise guessing could go on.
 */
export async function draftOfCode(typed: string, ip: string, now: Date): Promise<Result<bigint, CodeRefusal>> {
  const id = readCode(typed);
  const key = sourceOf(ip);
  if (id !== null) return (await isUsedUp("confirm-code", key, GUESSES, now)) ? refuse("too-many-codes") : accept(id);
  const { allowed } = await consumeRateLimit({ name: "confirm-code", key, ...GUESSES }, now);
  return refuse(allowed ? "wrong-code" : "too-many-codes");
}
