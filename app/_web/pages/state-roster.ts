import { findRoster, listLawmakers } from "@/lib/lawmakers/queries";
import type { Lawmaker } from "@/lib/lawmakers/schema";
import { currentHandling } from "@/lib/response";
import { isUnavailable } from "@/lib/unavailable";

export type ShownRoster = { date: Date; source: string; lawmakers: Lawmaker[] } | null | "away";

/** The roster of a state whose page has this version of it in its frame. */
export async function readRoster(state: string, version: string | null): Promise<ShownRoster> {
  if (version === null || version === "away") return version;
  try {
    const [roster, lawmakers] = await Promise.all([findRoster(state), listLawmakers(state, new Date())]);
    return roster && { ...roster, lawmakers };
  } catch (error) {
    // A page without its roster must not be kept, so it fails and is rendered for the request.
    if (currentHandling()?.template || !isUnavailable(error)) throw error;
    return "away";
  }
}
