import { mayExport, mayManageOrganizers } from "../rules";
import type { Organizer } from "../schema";
import type { ApiScope, ListedApiKey } from "./schema";

/** Whether an organizer may give a key these scopes: a viewer reads numbers only. */
export const mayGiveScopes = (organizer: Organizer, scopes: ApiScope[]): boolean =>
  !scopes.includes("export") || mayExport(organizer, null);

/** Whether an organizer may give a key these states; null stands for all of their own. */
export const mayGiveStates = ({ states: own }: Organizer, states: string[] | null): boolean =>
  own === null || states === null || states.every((state) => own.includes(state));

/** The states that a key opens now: its own, as far as its organizer still has them. Null means every state. */
export function openedStates(ofKey: string[] | null, ofOrganizer: string[] | null): string[] | null {
  if (ofKey === null) return ofOrganizer;
  return ofOrganizer === null ? ofKey : ofKey.filter((state) => ofOrganizer.includes(state));
}

/** Whether an organizer may see and revoke a key: their own, and an admin those of all. */
export const mayRevoke = (organizer: Organizer, { organizerId }: Pick<ListedApiKey, "organizerId">): boolean =>
  organizer.id === organizerId || mayManageOrganizers(organizer);

export type ApiKeyStatus = "active" | "expired" | "revoked";

export function statusOfKey({ expiresAt, revokedAt }: Pick<ListedApiKey, "expiresAt" | "revokedAt">, now: Date) {
  if (revokedAt) return "revoked" satisfies ApiKeyStatus;
  return expiresAt > now ? "active" : ("expired" satisfies ApiKeyStatus);
}
