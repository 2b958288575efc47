import { type Organizer, type Role, roles, type Standing } from "./schema";

export const isAtLeast = (role: Role, minimum: Role): boolean => roles.indexOf(role) >= roles.indexOf(minimum);

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
export function mayExport(organizer: Organizer, state: string | null): boolean {
  return isAtLeast(organizer.role, "organizer") && (state === null || mayReadState(organizer, state));
}

export const mayManageOrganizers = ({ role }: Organizer): boolean => role === "admin";
export const maySetSwitches = ({ role }: Organizer): boolean => role === "admin";
export const mayReadLog = ({ role }: Organizer): boolean => role === "admin";

/** The states a file or a page of numbers is limited to: what was asked for, within what may be read. Null means all. */
export function permittedStates(organizer: Organizer, state: string | null): string[] | null {
  return state === null ? organizer.states : [state];
}

interface Membership {
  joinedAt: Date | null;
  invitationExpiresAt: Date;
  disabledAt: Date | null;
}

/** Whether someone is in, still expected, too late or shut out. */
export function standingOf({ joinedAt, invitationExpiresAt, disabledAt }: Membership, now: Date): Standing {
  if (disabledAt) return "disabled";
  if (joinedAt) return "active";
  return invitationExpiresAt > now ? "invited" : "invitation-expired";
}
