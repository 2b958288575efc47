import "server-only";

import { db } from "../db/client";
import { bucketOf, stepOf } from "./buckets";
import { toSwitches } from "./rules";
import type { Limit, Switches } from "./schema";

/** Whether a limit is used up for this key. Reading it takes no use. */
export async function isUsedUp(name: string, key: string, limit: Limit, now: Date): Promise<boolean> {
  const row = await db.rateLimit.findUnique({ where: { bucket: bucketOf(name, key) }, select: { fullAt: true } });
  const step = stepOf(limit);
  return row !== null && row.fullAt.getTime() + step > now.getTime() + step * limit.max;
}

/** The current switches. */
export async function findSwitches(): Promise<Switches> {
  const rows = await db.setting.findMany({ select: { key: true, value: true } });
  return toSwitches(Object.fromEntries(rows.map(({ key, value }) => [key, value])));
}
