import ipaddr from "ipaddr.js";

import { consumeRateLimit } from "@/lib/limits/commands";
import { emailWaitMilliseconds, SIGNING_LIMIT, UNPROVED_LIMIT } from "@/lib/signatures/throttle";
import { addMilliseconds } from "@/lib/time";
import { redeemProofOfWork } from "./proof";

/**
 * When the email of a signing from this source may leave: at once with a proof of work, a little later after many
 * without one. Null where so many came from there that none is taken for now.
 */
export async function throttleOf(source: string, proof: string | undefined, now: Date): Promise<Date | null> {
  // From this machine itself: a script of its operator, or everybody, behind a proxy that TRUSTED_PROXIES does not name.
  // It says nothing about who signs, and a limit on it would shut everybody out together.
  if (isThisMachine(source)) return now;
  const [signings, proved] = await Promise.all([
    consumeRateLimit("signing", source, SIGNING_LIMIT, now),
    redeemProofOfWork(proof, now),
  ]);
  if (!signings.allowed) return null;
  if (proved) return now;
  const unproved = await consumeRateLimit("signing-unproved", source, UNPROVED_LIMIT, now);
  return addMilliseconds(now, emailWaitMilliseconds(unproved.used));
}

/** Whether a source is this machine itself, which says nothing about who is there. */
export function isThisMachine(source: string): boolean {
  // Sources of IPv6 are written as networks (app/_web/forms/request.ts).
  const [address = ""] = source.split("/");
  if (address === "::") return true;
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "loopback";
}
