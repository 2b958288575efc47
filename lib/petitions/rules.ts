import { HOUSE_SEATS } from "@/lib/lawmakers/house-seats";
import { addMilliseconds, HOUR } from "@/lib/time";

import { getOwn } from "@/lib/get-own";
import { canonicalJson } from "./canonical-json";
import { editionNews, type Goals, type Petition } from "./schema";

// When a petition closes, some emails are not yet read. People who signed in time may still confirm for a day.
export const GRACE_MILLISECONDS = 24 * HOUR;

export type PetitionPhase = "open" | "paused" | "grace" | "closed" | "not-public" | "gone";

type Timed = Pick<Petition, "status" | "openedAt" | "closesAt">;

/** The phase of a petition now. The closing time counts even if the status has not been changed. */
export function phaseOf(petition: Timed, now: Date): PetitionPhase {
  switch (petition.status) {
    case "draft":
    case "hidden":
      return "not-public";
    case "taken_down":
      return "gone";
    case "paused":
      // The closing time moves when the petition resumes, so a pause never ends by itself.
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

const ALL_SEATS = Object.values(HOUSE_SEATS).reduce((sum, seats) => sum + seats, 0);

/**
 * The goal of one state: its own, where organizers set one, or else its share of the petition's goal. Null for a code that is none.
 * docs/decisions/state-goals.md has the reasons.
 */
export function goalOfState({ goal, stateGoals }: Goals, state: string): number | null {
  return getOwn(stateGoals, state) ?? shareOfState(goal, state);
}

/** The share of one state in the goal of a petition, by its seats in the House, rounded up to two digits. */
export function shareOfState(goal: number, state: string): number | null {
  const seats = getOwn(HOUSE_SEATS, state);
  if (seats === undefined) return null;
  const share = (goal * seats) / ALL_SEATS;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(share)) - 1);
  return Math.ceil(share / step) * step;
}

/** May it be signed? */
export function isOpen(petition: Timed, now: Date): boolean {
  return phaseOf(petition, now) === "open";
}

/** May anything of it be shown? */
export function isPublic(petition: Timed, now: Date): boolean {
  return statusShown(petition, now) !== null;
}

/** The status that the public sees, or null where nothing may be shown. */
export function statusShown(petition: Timed, now: Date): "open" | "paused" | "closed" | null {
  const phase = phaseOf(petition, now);
  if (phase === "grace") return "closed";
  return phase === "not-public" || phase === "gone" ? null : phase;
}

/**
 * The word the public sees where signing may also be paused everywhere, by the operators: then a petition that is open counts
 * as paused. Null where nothing may be shown.
 */
export function signingStatus(petition: Timed, { signingPaused }: { signingPaused: boolean }, now: Date) {
  const status = statusShown(petition, now);
  return status === "open" && signingPaused ? "paused" : status;
}

/**
 * Whether the law or the ask of an edition has changed. Other changes (the legislature, new fields) are no news for readers of
 * the feed. The stored content may have an older shape.
 */
export function saysNewLaw(kept: unknown, written: unknown): boolean {
  const [before, after] = [kept, written].map((content) => editionNews.safeParse(content));
  return !before?.success || !after?.success || canonicalJson(before.data) !== canonicalJson(after.data);
}

/** The id of the section with the law on the page of a state edition, by the day of its last change. */
export function lawAnchor(changed: Date): string {
  return `law-${changed.toISOString().slice(0, 10)}`;
}
