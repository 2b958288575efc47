import { OPERATOR } from "../audit/schema";
import { type Actor, type Organizer, type OrganizerStatus, type Role, roles } from "./schema";

/** Whether a role includes another. In the order viewer, organizer, admin, each has all rights of those before it. */
export const isAtLeast = (role: Role, minimum: Role): boolean => roles.indexOf(role) >= roles.indexOf(minimum);

interface StateColumns {
  allStates: boolean;
  states: string[];
}

/** The states of an organizer from their two columns. Null means every state, and an empty list none. */
export const statesOf = ({ allStates, states }: StateColumns): string[] | null => (allStates ? null : states);

/** The two columns for the states of an organizer. */
export const stateColumnsOf = (states: string[] | null): StateColumns => ({
  allStates: states === null,
  states: states ?? [],
});

/** Whether this organizer may read anything about a state. */
export function mayReadState({ states }: Organizer, state: string): boolean {
  return states === null || states.includes(state);
}

/** Whether an organizer may read names and comments. A viewer sees numbers only. */
export const mayReadSigners = ({ role }: Organizer): boolean => isAtLeast(role, "organizer");

/** Whether an organizer may remove and reinstate signatures of a state. */
export function mayRemove(organizer: Organizer, state: string): boolean {
  return isAtLeast(organizer.role, "organizer") && mayReadState(organizer, state);
}

/** Whether an organizer may remove and reinstate signatures of all these states. Null stands for every state. */
export const mayRemoveWithin = (organizer: Organizer, states: string[] | null): boolean =>
  isAtLeast(organizer.role, "organizer") &&
  (organizer.states === null || (states !== null && states.every((state) => mayReadState(organizer, state))));

/** Whether an organizer may read the comments of a state, and decide which go to lawmakers. */
export const mayReviewComments = (organizer: Organizer, state: string): boolean =>
  mayReadSigners(organizer) && mayReadState(organizer, state);

/** Whether somebody may enter, read and remove the signatures on paper of a state. */
export function mayEnterPaper(by: Actor, state: string): boolean {
  return by === OPERATOR || (isAtLeast(by.role, "organizer") && mayReadState(by, state));
}

/** Whether a state may be exported. Null stands for all states that the organizer may read. */
export function mayExport(by: Actor, state: string | null): boolean {
  if (by === OPERATOR) return true;
  return isAtLeast(by.role, "organizer") && (state === null || mayReadState(by, state));
}

/** Whether an organizer may invite and disable others and change their rights. */
export const mayManageOrganizers = ({ role }: Organizer): boolean => role === "admin";
/** Whether an organizer may pause signing and mail, and set the banner. */
export const maySetSwitches = ({ role }: Organizer): boolean => role === "admin";
/** Whether an organizer may see the suppressed mailboxes, and lift suppressions. */
export const mayLiftSuppressions = ({ role }: Organizer): boolean => role === "admin";
/** Whether an organizer may say whose forms are not taken, and whose are not limited. */
export const mayListSenders = ({ role }: Organizer): boolean => role === "admin";
/** Whether an organizer may read and verify the audit log, which names organizers. */
export const mayReadLog = ({ role }: Organizer): boolean => role === "admin";

/** The states of a file or a page of numbers: the requested one, or all that may be read. Null means all states. */
export function permittedStates(by: Actor, state: string | null): string[] | null {
  if (state !== null) return [state];
  return by === OPERATOR ? null : by.states;
}

interface Membership {
  joinedAt: Date | null;
  invitationExpiresAt: Date;
  disabledAt: Date | null;
}

/** The status of an organizer. */
export function statusOf({ joinedAt, invitationExpiresAt, disabledAt }: Membership, now: Date): OrganizerStatus {
  if (disabledAt) return "disabled";
  if (joinedAt) return "active";
  return invitationExpiresAt > now ? "invited" : "invitation-expired";
}
