import { z } from "zod";

import { env } from "../env";
import { MINUTE, SECOND } from "../time";
import { type Circuit, createCircuitBreaker } from "./circuit-breaker";
import type { Districts } from "./schema";

// The service is sometimes slow. A worker waits for it, and other streets wait for the worker.
const RESPONSE_MILLISECONDS_MAX = 5 * SECOND;

// Each process finds out by itself within one round of the worker. A state that all share would be a row that every lookup
// reads, for a service that is away a few times a year.
const breaker = createCircuitBreaker({ failuresMax: 5, pauseMilliseconds: 5 * MINUTE });

/** Whether the service failed several times in a row and is left alone for some minutes, or one lookup may try it after that. */
export const geocoderCircuit = (now: Date): Circuit => breaker.circuit(now);

/** Forgets that the service failed. For tests. */
export const forgetGeocoderFailures = (): void => breaker.reset();

const layer = z.array(z.object({ GEOID: z.string().regex(/^[0-9A-Z-]{3,12}$/) }));
const match = z.object({
  addressComponents: z.object({ state: z.string() }),
  geographies: z.record(z.string(), z.unknown()),
});
const responseBody = z.object({ result: z.object({ addressMatches: z.array(match) }) });

export type LookedUp =
  | { kind: "found"; districts: Districts }
  | { kind: "no-match" }
  /** The service is away or slow, or its response cannot be parsed. A retry may succeed. */
  | { kind: "unavailable"; reason: string }
  /** It was not asked, because it failed several times in a row. A retry at once is in vain. */
  | { kind: "left-alone" };

interface Place {
  street: string;
  zip: string;
  state: string;
}

/**
 * The state legislative districts of a street, as Census GEOIDs, from the Census Bureau's geocoder
 * (https://geocoding.geo.census.gov/geocoder/Geocoding_Services_API.html). The service gets street, state and ZIP Code, and
 * nothing else. A match in another state, or several matches with different districts, count as none: nothing is guessed.
 * While the service is away, it is not asked, except by one lookup after each pause.
 */
export async function lookupDistricts(place: Place, now: Date): Promise<LookedUp> {
  const report = breaker.begin(now);
  if (!report) return { kind: "left-alone" };
  const found = await requestDistricts(place);
  report(found.kind !== "unavailable");
  return found;
}

// It never throws, so that the breaker hears of each request.
async function requestDistricts({ street, zip, state }: Place): Promise<LookedUp> {
  try {
    const url = new URL(env.GEOCODER_URL);
    url.search = new URLSearchParams({
      address: `${street}, ${state} ${zip}`,
      benchmark: "Public_AR_Current",
      vintage: "Current_Current",
      layers: "all",
      format: "json",
    }).toString();
    const response = await fetch(url, { signal: AbortSignal.timeout(RESPONSE_MILLISECONDS_MAX) });
    if (!response.ok) return { kind: "unavailable", reason: `status ${response.status}` };
    const { result } = responseBody.parse(await response.json());
    return agreed(result.addressMatches.filter(({ addressComponents }) => addressComponents.state === state));
  } catch (error) {
    // The message of an error may quote the street; its name does not.
    return { kind: "unavailable", reason: error instanceof Error ? error.name : "unknown" };
  }
}

function agreed(matches: z.infer<typeof match>[]): LookedUp {
  const found = matches.map(({ geographies }) => ({
    upper: districtIn(geographies, "Upper"),
    lower: districtIn(geographies, "Lower"),
  }));
  const [first] = found;
  if (!first || (!first.upper && !first.lower)) return { kind: "no-match" };
  const agree = found.every(({ upper, lower }) => upper === first.upper && lower === first.lower);
  return agree ? { kind: "found", districts: first } : { kind: "no-match" };
}

// The name of a layer begins with the year of the plan.
function districtIn(geographies: Record<string, unknown>, chamber: "Upper" | "Lower"): string | null {
  const name = Object.keys(geographies).find((each) => each.endsWith(`State Legislative Districts - ${chamber}`));
  return (name && layer.safeParse(geographies[name]).data?.[0]?.GEOID) || null;
}
