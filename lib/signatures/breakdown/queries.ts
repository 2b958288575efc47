import "server-only";

import { db } from "../../db/client";
import { readReplica } from "../../db/replica";
import { type Breakdown, type FunnelStep, funnelSteps } from "./schema";

/** What the worker last counted of a petition, in these states; null means all states. */
export async function findBreakdown(petitionId: number, states: string[] | null): Promise<Breakdown> {
  const rows = await readReplica(() =>
    db.signatureBreakdown.groupBy({
      by: ["kind", "value"],
      where: { petitionId, ...(states && { state: { in: states } }) },
      _sum: { count: true },
      _max: { countedAt: true },
      orderBy: [{ _sum: { count: "desc" } }, { value: "asc" }],
    }),
  );
  const of = (kind: string) =>
    rows.filter((row) => row.kind === kind).map(({ value, _sum }) => ({ value, count: _sum.count ?? 0 }));
  const funnel = new Map(of("funnel").map(({ value, count }) => [value, count]));
  return {
    countedAt: rows[0]?._max.countedAt ?? null,
    funnel: Object.fromEntries(funnelSteps.map((step) => [step, funnel.get(step) ?? 0])) as Record<FunnelStep, number>,
    locales: of("locale"),
    sources: of("source"),
  };
}
