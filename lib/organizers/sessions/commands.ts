import "server-only";

import { recordAudit } from "../../audit/commands";
import { actorOf } from "../../audit/schema";
import { db } from "../../db/client";
import { accept, refuse, type Result } from "../../result";
import { mayManageOrganizers } from "../rules";
import type { Session } from "../schema";
import { isRecent } from "../second-factor/rules";

/** Ends one of an organizer's own sessions. One that has ended, or is somebody else's, stays as it is. */
export async function endOwnSession(session: Session, id: number): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.organizerSession.deleteMany({ where: { id, organizerId: session.id } });
    await recordEnded(tx, session, session.id, count);
  });
}

/** Ends all of an organizer's own sessions except this one. Returns how many. */
export async function endOtherSessions(session: Session): Promise<number> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.organizerSession.deleteMany({
      where: { organizerId: session.id, id: { not: session.sessionId } },
    });
    await recordEnded(tx, session, session.id, count);
    return count;
  });
}

export type EndRefusal = "not-allowed" | "not-recent" | "no-such-organizer";

/** Ends all sessions of a colleague, and links that were not used yet, so that nobody who has one stays or comes in. */
export async function endSessionsOf(admin: Session, id: number, now: Date): Promise<Result<undefined, EndRefusal>> {
  if (admin.need !== null || !mayManageOrganizers(admin)) return refuse("not-allowed");
  if (!isRecent(admin, now)) return refuse("not-recent");
  return db.$transaction(async (tx) => {
    const organizer = await tx.organizer.findUnique({ where: { id }, select: { emailHash: true } });
    if (!organizer) return refuse("no-such-organizer");
    const { count } = await tx.organizerSession.deleteMany({
      where: { organizerId: id, id: { not: admin.sessionId } },
    });
    await tx.signInToken.deleteMany({ where: { emailHash: organizer.emailHash } });
    await recordEnded(tx, admin, id, count);
    return accept(undefined);
  });
}

async function recordEnded(
  tx: Parameters<typeof recordAudit>[1],
  by: Session,
  organizerId: number,
  sessions: number,
): Promise<void> {
  if (sessions === 0) return;
  const subject = `organizer:${organizerId}`;
  await recordAudit({ actor: actorOf(by), action: "sessions-ended", subject, detail: { sessions } }, tx);
}
