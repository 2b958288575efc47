import "server-only";

import { db } from "../../db/client";

/** How many admins who could sign in have a suppressed address: they get links to sign in, and nothing else. */
export async function countSuppressedAdmins(): Promise<number> {
  const [row] = await db.$queryRaw<{ admins: number }[]>`
    SELECT count(*)::int AS admins FROM organizer o JOIN suppressed_email s ON s.email_hash = o.email_hash
    WHERE o.role = 'admin' AND o.disabled_at IS NULL`;
  return row!.admins;
}
