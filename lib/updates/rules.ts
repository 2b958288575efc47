import { isAtLeast, mayReadState } from "../organizers/rules";
import type { Organizer } from "../organizers/schema";
import type { Audience, UpdateInput, UpdateStatus } from "./schema";

/** Whether an organizer may write and send updates to people of a state. Null stands for all states. */
export const mayWriteUpdates = (organizer: Organizer, state: string | null): boolean =>
  isAtLeast(organizer.role, "organizer") &&
  (state === null ? organizer.states === null : mayReadState(organizer, state));

/** Whether the text may be changed. While emails leave, it may not: a request that is repeated has to be the same. */
export const isEditable = (status: UpdateStatus): boolean =>
  status === "draft" || status === "scheduled" || status === "paused";

/** Whether who gets it may be changed: not any more after the first email. */
export const isAudienceOpen = (status: UpdateStatus): boolean => status === "draft" || status === "scheduled";

/** The columns of who gets an update, from its form. A district and a source are things of signatures. */
export function audienceOf({ to, state, district, source }: UpdateInput): Audience {
  const toSigners = to === "everybody" || to === "signers";
  return {
    toSigners,
    toSubscribers: to === "everybody" || to === "subscribers",
    state,
    layer: toSigners ? (district?.layer ?? null) : null,
    geoid: toSigners ? (district?.geoid ?? null) : null,
    source: toSigners ? source : null,
  };
}
