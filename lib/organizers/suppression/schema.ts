import { z } from "zod";

import { signInInput } from "../schema";

/** The email of a mailbox to find on the suppression list, or to take off it. */
export const suppressionInput = signInInput.extend({ intent: z.enum(["find", "lift"]).catch("find") });
