import { PETITION_PATH } from "@/components/site/site-map";
import { findSwitches } from "@/lib/limits/queries";
import { findPetition } from "@/lib/petitions/queries";
import { statusShown } from "@/lib/petitions/rules";
import { findTally } from "@/lib/signatures/tally/queries";
import type { Tally } from "@/lib/signatures/tally/schema";
import { isUnavailable } from "@/lib/unavailable";

const [FIRST_PETITION = ""] = PETITION_PATH.split("/").slice(-1);

/** "hidden" where the petition is not public, "away" while the database is away. */
export type LiveNumbers = { status: "open" | "paused" | "closed"; goal: number; tally: Tally } | "hidden" | "away";

/**
 * The site's main petition and its exact numbers now. An open petition counts as paused while the organizers have paused
 * signing everywhere. `hidden` where it is not public: then no page may link to it. `away` while the database is away: the
 * rest of such a page needs no database, and the petition shows its form without one.
 */
export async function findLiveNumbers(): Promise<LiveNumbers> {
  try {
    const petition = await findPetition(FIRST_PETITION);
    const shown = petition && statusShown(petition, new Date());
    if (!shown) return "hidden";
    const [tally, { signingPaused }] = await Promise.all([findTally(petition.id), findSwitches()]);
    const status = shown === "open" && signingPaused ? "paused" : shown;
    return { status, goal: petition.goal, tally };
  } catch (error) {
    if (isUnavailable(error)) return "away";
    throw error;
  }
}
