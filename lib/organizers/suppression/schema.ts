import { z } from "zod";

import { signInInput } from "../schema";

/** An email to find on the list of suppressed ones, or to take off it. */
export const suppressionInput = signInInput.extend({ intent: z.enum(["find", "lift"]).catch("find") });
