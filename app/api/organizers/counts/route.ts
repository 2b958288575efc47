import { problem } from "@/app/_web/problem";
import { findState } from "@/lib/content/states";
import { mayReadState, permittedStates } from "@/lib/organizers/rules";
import type { Organizer } from "@/lib/organizers/schema";
import { findPetition } from "@/lib/petitions/queries";
import { findBreakdown } from "@/lib/signatures/breakdown/queries";
import { NO_SOURCE } from "@/lib/signatures/breakdown/schema";
import { countByDayAndState, findTally } from "@/lib/signatures/tally/queries";

import { countsQuery } from "../../_document/shapes";
import { withApiKey } from "../with-key";

export const dynamic = "force-dynamic";

/** The counts of a petition by state, by day and by source code, in the states of a key. */
export function GET(request: Request) {
  return withApiKey(request, "counts", async (organizer) => {
    const query = countsQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) {
      const { path, message } = query.error.issues[0]!;
      return problem(400, `${String(path[0] ?? "query")}: ${message}`);
    }
    const { petition: slug, state = null, days } = query.data;
    if (state !== null && !findState(state)) return problem(404, "There is no such state");
    if (state !== null && !mayReadState(organizer, state)) return problem(403, "This key does not include this state");
    const petition = await findPetition(slug);
    if (!petition) return problem(404, "There is no such petition");
    const counts = await countsOf(petition.id, permittedStates(organizer, state), days);
    return Response.json({ petition: petition.slug, ...counts }, { headers: { "cache-control": "no-store" } });
  });
}

async function countsOf(petitionId: number, states: Organizer["states"], days: number) {
  const [{ byState, unknownState, countedAt }, byDay, { sources, countedAt: sourcesCountedAt }] = await Promise.all([
    findTally(petitionId),
    countByDayAndState(petitionId, { states, days }, new Date()),
    findBreakdown(petitionId, states),
  ]);
  const shown = Object.entries(byState).filter(([code]) => states === null || states.includes(code));
  const known = shown.reduce((sum, [, count]) => sum + count, 0);
  return {
    states: states ?? "all",
    confirmed: known + (states === null ? unknownState : 0),
    byState: Object.fromEntries(shown),
    // Only who has every state knows of those without one.
    unknownState: states === null ? unknownState : null,
    byDay,
    bySource: sources.map(({ value, count }) => ({ source: value === NO_SOURCE ? null : value, count })),
    sourcesCountedAt,
    countedAt,
  };
}
