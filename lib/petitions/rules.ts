import { addMilliseconds, HOUR } from "@/lib/time";

import { canonicalJson } from "./canonical-json";
import { editionNews, type Petition } from "./schema";

// Emails are on their way when a petition closes; people who signed in time may still confirm for a day.
export const GRACE_MILLISECONDS = 24 * HOUR;

export type PetitionPhase = "open" | "paused" | "grace" | "closed" | "not-public" | "gone";

type Timed = Pick<Petition, "status" | "openedAt" | "closesAt">;

/** Where a petition is in its life at this moment. The closing time counts even before anyone changes the status. */
export function phaseOf(petition: Timed, now: Date): PetitionPhase {
  switch (petition.status) {
    case "draft":
    case "hidden":
      return "not-public";
    case "taken_down":
      return "gone";
    case "paused":
      // Its closing time moves when it resumes, so a pause never runs out.
      return "paused";
    case "open":
      if (petition.openedAt && petition.openedAt > now) return "not-public";
      return petition.closesAt && petition.closesAt <= now ? closedPhase(petition.closesAt, now) : "open";
    case "closed":
      return petition.closesAt && petition.closesAt <= now ? closedPhase(petition.closesAt, now) : "closed";
  }
}

function closedPhase(closesAt: Date, now: Date): "grace" | "closed" {
  return now < addMilliseconds(closesAt, GRACE_MILLISECONDS) ? "grace" : "closed";
}

/** May it be signed? */
export function isOpen(petition: Timed, now: Date): boolean {
  return phaseOf(petition, now) === "open";
}

/** May anything of it be shown? */
export function isPublic(petition: Timed, now: Date): boolean {
  return statusShown(petition, now) !== null;
}

/** The word the public sees, or null where nothing may be shown. */
export function statusShown(petition: Timed, now: Date): "open" | "paused" | "closed" | null {
  const phase = phaseOf(petition, now);
  if (phase === "grace") return "closed";
  return phase === "not-public" || phase === "gone" ? null : phase;
}

/**
 * Does an edition say something else of the law or of what is asked for? Of the legislature and of new fields readers of the
 * feed need not hear. What was kept may be of an older form.
 */
export function saysNewLaw(kept: unknown, written: unknown): boolean {
  const [before, after] = [kept, written].map((content) => editionNews.safeParse(content));
  return !before?.success || !after?.success || canonicalJson(before.data) !== canonicalJson(after.data);
}

/** The place on the page of a state's edition that tells the law as it is since a day. */
export function lawAnchor(changed: Date): string {
  return `law-${changed.toISOString().slice(0, 10)}`;
}
