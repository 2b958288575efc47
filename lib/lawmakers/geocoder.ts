import { z } from "zod";

import { env } from "../env";
import { SECOND } from "../time";
import type { Districts } from "./schema";

// The service is slow at times. A worker waits here, and its next round has others to look up.
const RESPONSE_MILLISECONDS_MAX = 5 * SECOND;

const layer = z.array(z.object({ GEOID: z.string().regex(/^[0-9A-Z-]{3,12}$/) }));
const match = z.object({
  addressComponents: z.object({ state: z.string() }),
  geographies: z.record(z.string(), z.unknown()),
});
const responseBody = z.object({ result: z.object({ addressMatches: z.array(match) }) });

export type LookedUp =
  | { kind: "found"; districts: Districts }
  | { kind: "no-match" }
  /** The service is away, slow, or says something that cannot be read: worth another try. */
  | { kind: "unavailable"; reason: string };

/**
 * The state legislative districts of a street address, as Census GEOIDs, from the Census Bureau's geocoder
 * (https://geocoding.geo.census.gov/geocoder/Geocoding_Services_API.html). It gets the street address and nothing else. One
 * in another state, and one that fits several places with different districts, is no match: nothing is guessed.
 */
export async function lookupDistricts({
  street,
  zip,
  state,
}: {
  street: string;
  zip: string;
  state: string;
}): Promise<LookedUp> {
  const url = new URL(env.GEOCODER_URL);
  url.search = new URLSearchParams({
    address: `${street}, ${state} ${zip}`,
    benchmark: "Public_AR_Current",
    vintage: "Current_Current",
    layers: "all",
    format: "json",
  }).toString();
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(RESPONSE_MILLISECONDS_MAX) });
    if (!response.ok) return { kind: "unavailable", reason: `status ${response.status}` };
    const { result } = responseBody.parse(await response.json());
    return agreed(result.addressMatches.filter(({ addressComponents }) => addressComponents.state === state));
  } catch (error) {
    // The message of an error may quote the address; its name does not.
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

// The names of the layers begin with the year of the plan.
function districtIn(geographies: Record<string, unknown>, chamber: "Upper" | "Lower"): string | null {
  const name = Object.keys(geographies).find((each) => each.endsWith(`State Legislative Districts - ${chamber}`));
  return (name && layer.safeParse(geographies[name]).data?.[0]?.GEOID) || null;
}
