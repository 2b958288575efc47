import type { Organizer } from "../../organizers/schema";
import { addMilliseconds } from "../../time";
import { phaseOf } from "../rules";
import type { PetitionStatus } from "../schema";
import type { StatusChange } from "./schema";

/** Whether an organizer may open, pause, close and hide petitions, and set goals and closing times. */
export const mayRunPetitions = ({ role }: Organizer): boolean => role === "admin";

/** What decides whether and when a petition can be signed. */
export interface Life {
  status: PetitionStatus;
  openedAt: Date | null;
  closesAt: Date | null;
  pausedAt: Date | null;
}

/**
 * Whether a petition whose signatures have begun to expire would stay closed after a change. Nobody could tell any more who has
 * signed it.
 */
export function staysClosed({ expiryBeganAt }: { expiryBeganAt: Date | null }, after: Life, now: Date): boolean {
  return expiryBeganAt === null || (after.status !== "draft" && after.closesAt !== null && after.closesAt <= now);
}

/** The changes that make sense now, the gentlest first. */
export function changesOf(life: Omit<Life, "pausedAt">, now: Date): StatusChange[] {
  const phase = phaseOf(life, now);
  switch (life.status) {
    case "draft":
      return ["open"];
    case "open":
      if (phase === "not-public") return ["open", "hide"];
      return phase === "open" ? ["pause", "close", "hide", "take-down"] : ["reopen", "hide", "take-down"];
    case "paused":
      return ["reopen", "close", "hide", "take-down"];
    case "closed":
      return ["reopen", "hide", "take-down"];
    case "hidden":
      return life.openedAt ? ["show", "take-down"] : ["open"];
    case "taken_down":
      return ["hide"];
  }
}

/** A petition after a change. Null where it makes no sense now. */
export function changed(life: Life, change: StatusChange, now: Date): Life | null {
  if (!changesOf(life, now).includes(change)) return null;
  switch (change) {
    case "open":
      return { ...life, status: "open", openedAt: now };
    case "pause":
      return { ...life, status: "paused", pausedAt: now };
    case "reopen":
      // After a pause it closes later by the length of the pause. A closed one is open until somebody sets a time.
      return life.pausedAt ? { ...resumed(life, now), status: "open" } : { ...life, status: "open", closesAt: null };
    case "close":
      return { ...life, status: "closed", pausedAt: null, closesAt: closingAt(life, now) };
    case "hide":
      return { ...resumed(life, now), status: "hidden" };
    case "take-down":
      return { ...resumed(life, now), status: "taken_down" };
    case "show":
      // One that had closed is closed again, because its closing time is past.
      return { ...life, status: "open" };
  }
}

function resumed(life: Life, now: Date): Life {
  // One that was closed without a time is closed from now on, so that showing it again does not open it.
  const closesAt = life.status === "closed" ? (life.closesAt ?? closingAt(life, now)) : life.closesAt;
  if (!life.pausedAt || !closesAt) return { ...life, closesAt, pausedAt: null };
  const pauseMilliseconds = Math.max(0, now.getTime() - life.pausedAt.getTime());
  return { ...life, closesAt: addMilliseconds(closesAt, pauseMilliseconds), pausedAt: null };
}

// A closing time is after the opening, also where both are done in one moment.
function closingAt({ openedAt }: Life, now: Date): Date {
  return openedAt && openedAt >= now ? addMilliseconds(openedAt, 1) : now;
}

/** Whether a closing time can be set: not of a pause, which moves it, nor of what must be reopened or shown first. */
export const maySetClosing = ({ status }: Pick<Life, "status">): boolean => status === "draft" || status === "open";
