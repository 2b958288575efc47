import "server-only";

import { consumeRateLimits } from "../../limits/commands";
import { siteNetworkOf, sourceOf } from "../../limits/rules";
import type { LimitedUse } from "../../limits/schema";
import { accept, refuse, type Result } from "../../result";
import { lookupDistricts } from "../geocoder";
import type { Districts } from "../schema";
import { LOOKUPS_OF_ALL, LOOKUPS_PER_NETWORK, LOOKUPS_PER_SOURCE } from "./schema";

export type LookupRefusal = "no-match" | "away" | "busy";

/**
 * The districts of a street. The street goes to the geocoder and nowhere else: it is neither stored nor logged. `busy` means
 * that this source, or all together, looked up too many; `away` that the geocoder does not respond.
 */
export async function findDistrictsOfStreet(
  place: { street: string; zip: string; state: string },
  ip: string,
  now: Date,
): Promise<Result<Districts, LookupRefusal>> {
  const consumed = await consumeRateLimits(usesOf(ip), now);
  if (consumed.some(({ allowed }) => !allowed)) return refuse("busy");
  const first = await lookupDistricts(place, now);
  // One retry, because the service fails now and then, and a person waits for the second response at most.
  const found = first.kind === "unavailable" ? await lookupDistricts(place, now) : first;
  if (found.kind === "found") return accept(found.districts);
  return refuse(found.kind === "no-match" ? "no-match" : "away");
}

function usesOf(ip: string): LimitedUse[] {
  const network = siteNetworkOf(ip);
  return [
    { name: "lawmaker-lookup", key: sourceOf(ip), ...LOOKUPS_PER_SOURCE },
    ...(network === null ? [] : [{ name: "lawmaker-lookup-network", key: network, ...LOOKUPS_PER_NETWORK }]),
    { name: "lawmaker-lookup-all", key: "", ...LOOKUPS_OF_ALL },
  ];
}
