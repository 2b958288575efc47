import "server-only";

import { db } from "../../db/client";
import { openOfList } from "../../readable";
import { openEmail } from "../../sealed-email";
import type { Role } from "../schema";
import { maySignIn } from "../sql";

/** The number of admins who may sign in and whose mailbox is suppressed: they get sign-in links and nothing else. */
export async function countSuppressedAdmins(now: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ admins: number }[]>`
    SELECT count(*)::int AS admins FROM organizer o JOIN suppressed_email s ON s.email_hash = o.email_hash
    WHERE o.role = 'admin' AND ${maySignIn(now)}`;
  return row!.admins;
}

interface ListedMailbox {
  id: number;
  role: Role;
  email: string;
}

/** The organizers with these mailboxes, by the hash in hexadecimal. */
export async function organizersAmong(emailHashes: Uint8Array[]): Promise<Map<string, ListedMailbox>> {
  const rows = await db.organizer.findMany({
    where: { emailHash: { in: emailHashes.map((hash) => Uint8Array.from(hash)) } },
    select: { id: true, emailHash: true, emailSealed: true, role: true },
  });
  return new Map(
    rows.map(({ id, emailHash, emailSealed, role }) => [
      Buffer.from(emailHash).toString("hex"),
      { id, role, email: openOfList(() => openEmail(emailSealed, emailHash)) },
    ]),
  );
}
