import "server-only";

import { type Database, db } from "../../db/client";

/** How many confirmed signatures of a petition have expired, online and on paper. */
export async function countExpired(
  petitionId: number,
  database: Database = db,
): Promise<{ confirmed: number; paper: number }> {
  const online = await database.expiredSignature.aggregate({ where: { petitionId }, _sum: { count: true } });
  const paper = await database.paperExpired.aggregate({ where: { petitionId }, _sum: { count: true } });
  return { confirmed: online._sum.count ?? 0, paper: paper._sum.count ?? 0 };
}
