import * as z from "zod/mini";

import { emailField } from "../fields";
import { locales } from "../locale";
import { stateField } from "../signatures/schema";

const localeField = z.enum(locales, "language-unknown");

const choices = { state: stateField, language: localeField };

/** The form to subscribe. The state is optional. Errors are codes, for which the form has messages. */
export const subscriptionInput = z.object({ email: emailField, ...choices });
export type SubscriptionInput = z.output<typeof subscriptionInput>;

/** The fields that subscribers may change on their own page. */
export const choicesInput = z.object(choices);
export type ChoicesInput = z.output<typeof choicesInput>;

export type SubscriptionStatus = "pending" | "confirmed" | "left";
