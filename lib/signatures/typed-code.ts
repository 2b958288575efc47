import { consumeRateLimits } from "../limits/commands";
import { isUsedUp } from "../limits/queries";
import { siteNetworkOf, sourceOf } from "../limits/rules";
import type { Limit, LimitedUse } from "../limits/schema";
import { readCode } from "../link-token";
import { accept, refuse, type Result } from "../result";
import { MINUTE } from "../time";

// docs/decisions/link-tokens.md calculates the chances of a guesser. The limit is high enough for a class that types badly.
export const GUESSES: Limit = { max: 30, windowMilliseconds: 15 * MINUTE };
// The /48 of a school with many classes, or of one sender with 65,536 sources.
export const NETWORK_GUESSES: Limit = { max: 120, windowMilliseconds: 15 * MINUTE };

export type CodeRefusal = "wrong-code" | "too-many-codes";

/**
 * The draft of a typed short code. Only wrong codes count as guesses, so one source may send any number of right ones. After
 * too many guesses a right code of the source or its network is refused as well, because otherwise guessing could go on.
 */
export async function draftOfCode(typed: string, ip: string, now: Date): Promise<Result<bigint, CodeRefusal>> {
  const id = readCode(typed);
  const uses = guessesOf(ip);
  if (id === null) {
    const consumed = await consumeRateLimits(uses, now);
    return refuse(consumed.every(({ allowed }) => allowed) ? "wrong-code" : "too-many-codes");
  }
  const usedUp = await Promise.all(uses.map(({ name, key, ...limit }) => isUsedUp(name, key, limit, now)));
  return usedUp.includes(true) ? refuse("too-many-codes") : accept(id);
}

function guessesOf(ip: string): LimitedUse[] {
  const network = siteNetworkOf(ip);
  return [
    { name: "confirm-code", key: sourceOf(ip), ...GUESSES },
    ...(network === null ? [] : [{ name: "confirm-code-network", key: network, ...NETWORK_GUESSES }]),
  ];
}
