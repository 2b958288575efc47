import "server-only";

import { db } from "../../db/client";
import { open } from "../../seal";
import { isFresh } from "./rules";
import { contextOf } from "./sealing";

/** How many recovery codes an organizer has left. */
export const countRecoveryCodes = (organizerId: number): Promise<number> =>
  db.recoveryCode.count({ where: { organizerId } });

/** The secret that an organizer is setting up in an app, or null. */
export async function findNewSecret(organizerId: number, now: Date): Promise<string | null> {
  const row = await db.secondFactor.findUnique({
    where: { organizerId },
    select: { newSecretSealed: true, newSecretAt: true },
  });
  if (!row?.newSecretSealed || !row.newSecretAt || !isFresh(row.newSecretAt, now)) return null;
  return open(row.newSecretSealed, contextOf(organizerId));
}
