import { OPERATOR } from "../audit/schema";
import { type Actor, type Organizer, type OrganizerStatus, type Role, roles } from "./schema";

/** Whether a role includes another: viewer, organizer, admin, each with all that those before it may. */
export const isAtLeast = (role: Role, minimum: Role): boolean => roles.indexOf(role) >= roles.indexOf(minimum);

interface StateColumns {
  allStates: boolean;
  states: string[];
}

/** The states of an organizer from the two columns that keep them; null means every state. An empty list alone means none. */
export const statesOf = ({ allStates, states }: StateColumns): string[] | null => (allStates ? null : states);

/** The two columns for some states. */
export const stateColumnsOf = (states: string[] | null): StateColumns => ({
  allStates: states === null,
  states: states ?? [],
});

/** Whether what belongs to a state is open to this organizer at all. */
export function mayReadState({ states }: Organizer, state: string): boolean {
  return states === null || states.includes(state);
}

/** Names and comments are for those who work with them; a viewer sees numbers. */
export const mayReadSigners = ({ role }: Organizer): boolean => isAtLeast(role, "organizer");

/** Taking a signature out of the count, or counting it again. */
export function mayRemove(organizer: Organizer, state: string): boolean {
  return isAtLeast(organizer.role, "organizer") && mayReadState(organizer, state);
}

/** Whether a file of this state may be made; null asks for all states that the organizer may read. */
export function mayExport(by: Actor, state: string | null): boolean {
  if (by === OPERATOR) return true;
  return isAtLeast(by.role, "organizer") && (state === null || mayReadState(by, state));
}

/** Inviting organizers, shutting them out and changing their rights. */
export const mayManageOrganizers = ({ role }: Organizer): boolean => role === "admin";
/** Pausing signing or mail, and the banner. */
export const maySetSwitches = ({ role }: Organizer): boolean => role === "admin";
/** Seeing which mailboxes are suppressed, and lifting that. */
export const mayLiftSuppressions = ({ role }: Organizer): boolean => role === "admin";
/** Reading and verifying the audit log, which names organizers. */
export const mayReadLog = ({ role }: Organizer): boolean => role === "admin";

/** The states a file or a page of numbers is limited to: what was asked for, within what may be read. Null means all. */
export function permittedStates(by: Actor, state: string | null): string[] | null {
  if (state !== null) return [state];
  return by === OPERATOR ? null : by.states;
}

interface Membership {
  joinedAt: Date | null;
  invitationExpiresAt: Date;
  disabledAt: Date | null;
}

/** Whether someone is in, still expected, too late or shut out. */
export function statusOf({ joinedAt, invitationExpiresAt, disabledAt }: Membership, now: Date): OrganizerStatus {
  if (disabledAt) return "disabled";
  if (joinedAt) return "active";
  return invitationExpiresAt > now ? "invited" : "invitation-expired";
}
