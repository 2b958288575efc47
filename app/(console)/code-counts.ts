import type { Organizer } from "@/lib/organizers/schema";
import { findBreakdown } from "@/lib/signatures/breakdown/queries";

interface CodeCounts {
  of: (code: { code: string; petitionId: number }) => number;
  /** When they were counted; null before the first time. */
  countedAt: Date | null;
}

/** How many confirmed signatures came by each code, within the states that this organizer may read. */
export async function countByCode({ states }: Organizer, codes: { petitionId: number }[]): Promise<CodeCounts> {
  const ids = [...new Set(codes.map(({ petitionId }) => petitionId))];
  const breakdowns = await Promise.all(ids.map((id) => findBreakdown(id, states)));
  const counts = new Map(
    breakdowns.flatMap(({ sources }, place) =>
      sources.map(({ value, count }) => [`${ids[place]}/${value}`, count] as const),
    ),
  );
  return {
    of: ({ code, petitionId }) => counts.get(`${petitionId}/${code}`) ?? 0,
    countedAt: breakdowns.map(({ countedAt }) => countedAt).find((at) => at !== null) ?? null,
  };
}
