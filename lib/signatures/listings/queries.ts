import "server-only";

import { db } from "../../db/client";
import { mayListSenders } from "../../organizers/rules";
import type { Organizer } from "../../organizers/schema";
import type { Listing, ListingKind, SenderList } from "./schema";
import { openOfList } from "../../readable";
import { openLabel } from "./sealing";

export const LISTINGS_READ_AT_ONCE = 100;

const listed = {
  id: true,
  kind: true,
  mark: true,
  subdomains: true,
  labelSealed: true,
  reason: true,
  createdById: true,
  createdAt: true,
} as const;

/** One page of a list, newest first: those below `before`. Null for an organizer who may not read it. */
export async function listSenders(
  organizer: Organizer,
  { list, before }: { list: SenderList; before: number | null },
): Promise<Listing[] | null> {
  if (!mayListSenders(organizer)) return null;
  const rows = await db.senderListing.findMany({
    where: { list, ...(before === null ? {} : { id: { lt: before } }) },
    select: listed,
    orderBy: { id: "desc" },
    take: LISTINGS_READ_AT_ONCE,
  });
  return rows.map(({ kind, mark, labelSealed, createdById: createdBy, ...row }) => ({
    ...row,
    list,
    kind: kind as ListingKind,
    label: openOfList(() => openLabel(labelSealed, mark)),
    createdBy,
  }));
}
