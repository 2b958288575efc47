import { takeLimit } from "@/lib/limits/commands";
import { letterWaitMilliseconds, SIGNING_LIMIT, UNPROVED_LIMIT } from "@/lib/signatures/lane";
import { after } from "@/lib/time";
import { takeProof } from "./proof";

/**
 * When the letter of a signing from this source may leave: at once with a proof of work, a little later after many
 * without one. Null where so many came from there that none is taken for now.
 */
export async function takeLane(source: string, proof: string | undefined, now: Date): Promise<Date | null> {
  const [signings, proved] = await Promise.all([takeLimit("signing", source, SIGNING_LIMIT, now), takeProof(proof, now)]);
  if (!signings.allowed) return null;
  if (proved) return now;
  const unproved = await takeLimit("signing-unproved", source, UNPROVED_LIMIT, now);
  return after(now, letterWaitMilliseconds(unproved.used));
}
