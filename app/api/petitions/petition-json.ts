import { states } from "@/lib/content/states";
import { findSwitches } from "@/lib/limits/queries";
import { signingStatus } from "@/lib/petitions/rules";
import type { Petition } from "@/lib/petitions/schema";
import { findTally } from "@/lib/signatures/tally/queries";

/** The public data of a petition, or null where it is not public. */
export async function petitionJson(petition: Petition, now: Date) {
  const status = signingStatus(petition, await findSwitches(), now);
  if (!status) return null;
  const { slug, version, openedAt, closesAt, goal } = petition;
  const { confirmed, byState, unknownState, countedAt } = await findTally(petition.id);
  return {
    slug,
    title: version.content.en.title,
    status,
    version: version.number,
    openedAt,
    closesAt,
    goal,
    signatures: {
      confirmed,
      // Every state is listed, so that a client needs no list of its own.
      byState: { ...Object.fromEntries(states.map(({ code }) => [code, 0])), ...byState },
      unknownState,
    },
    countedAt,
  };
}
