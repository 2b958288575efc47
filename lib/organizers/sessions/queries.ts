import "server-only";

import { db } from "../../db/client";
import { addMilliseconds } from "../../time";
import { SESSION_IDLE_MILLISECONDS_MAX } from "../schema";

export interface OpenSession {
  id: number;
  /** Such as "Firefox on Windows". Null where the browser is not known. */
  browser: string | null;
  createdAt: Date;
  lastSeenAt: Date;
}

// More than a person has; the button that ends all others ends those beyond as well.
const SESSIONS_LISTED_MAX = 50;

/** The open sessions of an organizer, the one used last first, even those that lack their second factor. */
export async function listSessions(organizerId: number, now: Date): Promise<OpenSession[]> {
  return db.organizerSession.findMany({
    where: {
      organizerId,
      expiresAt: { gt: now },
      lastSeenAt: { gt: addMilliseconds(now, -SESSION_IDLE_MILLISECONDS_MAX) },
    },
    select: { id: true, browser: true, createdAt: true, lastSeenAt: true },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
    take: SESSIONS_LISTED_MAX,
  });
}
