import { isAtLeast } from "../organizers/rules";
import type { Organizer } from "../organizers/schema";

/** Whether an organizer may name partners and codes. A link of one state leads to a petition of all, so it takes all states. */
export const mayKeepPartners = ({ role, states }: Organizer): boolean =>
  isAtLeast(role, "organizer") && states === null;

/** Whether an organizer may say which websites show the sign form in a frame. */
export const mayLetFrame = ({ role }: Organizer): boolean => role === "admin";

/** The path of the page that a source code leads to, in English. */
export const codePath = ({ petition, code }: { petition: string; code: string }): string =>
  `/petitions/${petition}?from=${code}`;

/** The path of the sign form in a frame, in English. */
export const framePath = ({ petition, code }: { petition: string; code: string }): string =>
  `/embed/${petition}?from=${code}`;
