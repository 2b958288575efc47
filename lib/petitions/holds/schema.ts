import { z } from "zod";

import { textOfAtMost } from "../../organizers/schema";
import { petitionSlug } from "../schema";

export const HOLD_NAME_LENGTH_MAX = 100;
export const HOLD_REASON_LENGTH_MAX = 500;

const nameHint = `Name the hold in at most ${HOLD_NAME_LENGTH_MAX} characters, such as the case it is for`;
const reasonHint = `Write in 3 to ${HOLD_REASON_LENGTH_MAX} characters why nothing may be erased`;

/** A hold that an admin places on a petition. */
export const holdInput = z.object({
  petition: petitionSlug.catch(""),
  name: textOfAtMost(HOLD_NAME_LENGTH_MAX, nameHint).trim().min(1, nameHint),
  reason: textOfAtMost(HOLD_REASON_LENGTH_MAX, reasonHint).trim().min(3, reasonHint),
});
export type HoldInput = z.infer<typeof holdInput>;

// The limit of the column.
export const holdIdInput = z.int32().positive();

export interface LegalHold {
  id: number;
  name: string;
  reason: string;
  placedBy: number;
  placedAt: Date;
}
