import "server-only";

import { db, type Database } from "../db/client";
import { openOfList } from "../readable";
import { openEmail } from "../sealed-email";
import { statesOf, statusOf } from "./rules";
import type { ListedOrganizer, Organizer, Role } from "./schema";

// More organizers than a campaign has. The list says so when it is cut.
export const ORGANIZERS_LISTED_MAX = 500;

const listedFields = {
  id: true,
  role: true,
  allStates: true,
  states: true,
  emailHash: true,
  emailSealed: true,
  invitedAt: true,
  joinedAt: true,
  invitationExpiresAt: true,
  disabledAt: true,
  secondFactor: { select: { setUpAt: true } },
  _count: { select: { passkeys: true } },
  sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 },
} as const;

/** All organizers of any status, in the order of their invitations. */
export async function listOrganizers(now: Date): Promise<ListedOrganizer[]> {
  const rows = await db.organizer.findMany({
    select: listedFields,
    orderBy: { id: "asc" },
    take: ORGANIZERS_LISTED_MAX,
  });
  return rows.map((row) => toListed(row, now));
}

/** One organizer, or null. */
export async function findOrganizer(id: number, now: Date): Promise<ListedOrganizer | null> {
  const row = await db.organizer.findUnique({ where: { id }, select: listedFields });
  return row && toListed(row, now);
}

/** The email of an organizer who is signed in. */
export async function findOwnEmail({ id }: Organizer): Promise<string> {
  const row = await db.organizer.findUniqueOrThrow({ where: { id }, select: { emailHash: true, emailSealed: true } });
  return openEmail(row.emailSealed, row.emailHash);
}

/** The names of organizers, by their ids: their emails. Ids of organizers who do not exist are left out. */
export async function listOrganizerNames(ids: number[]): Promise<Map<number, string>> {
  const rows = await db.organizer.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, emailHash: true, emailSealed: true },
    take: ORGANIZERS_LISTED_MAX,
  });
  return new Map(
    rows.map(({ id, emailHash, emailSealed }) => [id, openOfList(() => openEmail(emailSealed, emailHash))]),
  );
}

/** Where an email to an organizer goes. */
export async function findOrganizerMailbox(
  id: number,
  tx: Pick<Database, "organizer"> = db,
): Promise<{ email: string; emailHash: Buffer }> {
  const { emailHash, emailSealed } = await tx.organizer.findUniqueOrThrow({
    where: { id },
    select: { emailHash: true, emailSealed: true },
  });
  return { email: openEmail(emailSealed, emailHash), emailHash: Buffer.from(emailHash) };
}

interface Row {
  id: number;
  role: Role;
  allStates: boolean;
  states: string[];
  emailHash: Uint8Array;
  emailSealed: Uint8Array;
  invitedAt: Date;
  joinedAt: Date | null;
  invitationExpiresAt: Date;
  disabledAt: Date | null;
  secondFactor: { setUpAt: Date | null } | null;
  _count: { passkeys: number };
  sessions: { lastSeenAt: Date }[];
}

function toListed(row: Row, now: Date): ListedOrganizer {
  const { id, role, invitedAt, joinedAt } = row;
  return {
    id,
    role,
    states: statesOf(row),
    invitedAt,
    joinedAt,
    lastSeenAt: row.sessions[0]?.lastSeenAt ?? null,
    email: openOfList(() => openEmail(row.emailSealed, row.emailHash)),
    status: statusOf(row, now),
    hasSecondFactor: Boolean(row.secondFactor?.setUpAt) || row._count.passkeys > 0,
  };
}
