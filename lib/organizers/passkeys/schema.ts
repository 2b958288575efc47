import { z } from "zod";

import { MINUTE } from "../../time";
import { textOfAtMost } from "../schema";

// A phone, a computer and some keys. More would be an accident.
export const PASSKEYS_MAX = 10;

// Long enough to find the key in a bag.
export const CHALLENGE_MILLISECONDS_MAX = 5 * MINUTE;

/** What a device signs a challenge for: to become a passkey, or as the second factor. */
export type ChallengePurpose = "add" | "give";

/** A passkey in the list of its organizer. */
export interface ListedPasskey {
  id: number;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

const NAME_LENGTH_MAX = 60;
const NO_RESPONSE = "The browser gave no passkey. Try again, or enter a code instead";

// What the browser gives as JSON (Web Authentication, level 3, section 5.1). The library checks what is in it.
const response = z
  .string()
  .max(20_000, NO_RESPONSE)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue(NO_RESPONSE);
      return z.NEVER;
    }
  })
  .pipe(
    z.looseObject(
      {
        id: z.string().min(1).max(2_000),
        rawId: z.string().min(1).max(2_000),
        type: z.literal("public-key"),
        response: z.looseObject({}),
        clientExtensionResults: z.looseObject({}).default({}),
      },
      NO_RESPONSE,
    ),
  );

export type PasskeyResponse = z.output<typeof response>;

/** The form that gives a passkey as the second factor. */
export const givePasskeyInput = z.object({ response });

/** The form that adds a passkey. */
export const addPasskeyInput = z.object({
  response,
  name: textOfAtMost(NAME_LENGTH_MAX, `Use at most ${NAME_LENGTH_MAX} characters`)
    .trim()
    .min(1, "Give it a name by which you know it, like My phone"),
});
