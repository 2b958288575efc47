import "server-only";

import { db } from "../../db/client";
import type { LegalHold } from "./schema";

// More than one case at a time is rare.
const LISTED_MAX = 100;

/** The legal holds that are on petitions, the oldest first, with the petition of each. */
export async function listHolds(petitionId?: number): Promise<(LegalHold & { petitionId: number })[]> {
  return db.legalHold.findMany({
    where: { liftedAt: null, ...(petitionId !== undefined && { petitionId }) },
    select: { id: true, petitionId: true, name: true, reason: true, placedBy: true, placedAt: true },
    orderBy: { id: "asc" },
    take: LISTED_MAX,
  });
}
