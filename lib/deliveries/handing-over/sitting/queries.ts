import "server-only";

import { findRoster } from "../../../lawmakers/queries";
import { findSitting } from "../../../lawmakers/finder/queries";
import type { Recipient } from "../../schema";

/**
 * Whether the lawmaker who gets a packet still sits in their seat, by the roster of now: a packet is built with that of its day, and may
 * be sent after an election. Null for a recipient that is no lawmaker, and where no roster is imported.
 */
export async function isStillSitting(recipient: Recipient, state: string, today: Date): Promise<boolean | null> {
  if (recipient.lawmakerId === null) return null;
  const [roster, sitting] = await Promise.all([findRoster(state), findSitting(state, recipient.lawmakerId, today)]);
  if (!roster) return null;
  return (
    sitting !== null &&
    sitting.lawmaker.chamber === recipient.chamber &&
    sitting.lawmaker.district === recipient.districtName
  );
}
