import { PETITION_PATH } from "@/components/site/site-map";
import { findPetition } from "@/lib/petitions/queries";
import { statusShown } from "@/lib/petitions/rules";
import { findTally } from "@/lib/signatures/tally/queries";
import type { Tally } from "@/lib/signatures/tally/schema";
import { isUnavailable } from "@/lib/unavailable";

const [FIRST_PETITION = ""] = PETITION_PATH.split("/").slice(-1);

export type LiveNumbers = { status: "open" | "paused" | "closed"; goal: number; tally: Tally };

/**
 * The petition the site is about and its exact numbers at this moment. `hidden` where it is not public: then nothing may
 * lead to it. `away` while the database is: all else on such a page needs none, and the petition shows its form without it.
 */
export async function findLiveNumbers(): Promise<LiveNumbers | "hidden" | "away"> {
  try {
    const petition = await findPetition(FIRST_PETITION);
    const status = petition && statusShown(petition, new Date());
    return petition && status ? { status, goal: petition.goal, tally: await findTally(petition.id) } : "hidden";
  } catch (error) {
    if (isUnavailable(error)) return "away";
    throw error;
  }
}
