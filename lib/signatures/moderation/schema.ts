import { z } from "zod";

import { textOfAtMost } from "../../organizers/schema";

// The limit of the column.
const REASON_LENGTH_MAX = 500;

/** The form to remove a signature, with the reason. */
export const removalInput = z.object({
  reason: textOfAtMost(REASON_LENGTH_MAX, `Use at most ${REASON_LENGTH_MAX} characters`)
    .trim()
    .min(3, "Say why, in a few words"),
});

/** The id of a signature. A page binds it to an action. */
export const signatureIdInput = z
  .string()
  .regex(/^[1-9][0-9]{0,17}$/)
  .transform(BigInt);
