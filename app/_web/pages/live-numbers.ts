import { PETITION_PATH } from "@/components/site/site-map";
import { findSwitches } from "@/lib/limits/queries";
import { findPetition } from "@/lib/petitions/queries";
import { statusShown } from "@/lib/petitions/rules";
import { findTally } from "@/lib/signatures/tally/queries";
import type { Tally } from "@/lib/signatures/tally/schema";
import { isUnavailable } from "@/lib/unavailable";

const [FIRST_PETITION = ""] = PETITION_PATH.split("/").slice(-1);

/** "hidden" where the petition is not public, "away" while the database is. */
export type LiveNumbers = { status: "open" | "paused" | "closed"; goal: number; tally: Tally } | "hidden" | "away";

/**
 * The petition the site is about and its exact numbers at this moment. An open petition counts as paused while the organizers
 * have paused signing everywhere. `hidden` where it is not public: then nothing may lead to it. `away` while the database
 * is: all else on such a page needs none, and the petition shows its form without it.
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
