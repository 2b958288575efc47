import "server-only";

import { db } from "../../db/client";
import { open } from "../../seal";
import { type ListedPasskey, PASSKEYS_MAX } from "./schema";
import { contextOf } from "./sealing";

/** The passkeys of an organizer, oldest first. */
export async function listPasskeys(organizerId: number): Promise<ListedPasskey[]> {
  const rows = await db.passkey.findMany({
    where: { organizerId },
    select: { id: true, nameSealed: true, createdAt: true, lastUsedAt: true },
    orderBy: { id: "asc" },
    take: PASSKEYS_MAX,
  });
  return rows.map(({ nameSealed, ...row }) => ({ ...row, name: open(nameSealed, contextOf(organizerId)) }));
}

/** What an organizer has as second factor. */
export async function findFactors(organizerId: number): Promise<{ app: boolean; passkeys: boolean }> {
  const [factor, passkeys] = await Promise.all([
    db.secondFactor.findUnique({ where: { organizerId }, select: { setUpAt: true } }),
    db.passkey.count({ where: { organizerId } }),
  ]);
  return { app: Boolean(factor?.setUpAt), passkeys: passkeys > 0 };
}
