import { z } from "zod";

import type { Limit } from "../../limits/schema";
import { HOUR, MINUTE } from "../../time";
import { readRecoveryCode } from "./recovery-code";

// Each try fits one of a million codes in three time steps, so ten in a quarter of an hour find one in about three years.
export const SECOND_FACTOR_TRIES: Limit = { max: 10, windowMilliseconds: 15 * MINUTE };

// Long enough to install an app. A secret that was shown longer ago may be in a screenshot.
export const SET_UP_MILLISECONDS_MAX = HOUR;

// Enough for years of lost phones, and few enough to copy by hand.
export const RECOVERY_CODES = 10;

const CODE_HINT = "Enter the six digits that the app shows now";
const EITHER_HINT = "Enter the six digits that the app shows now, or one of your recovery codes";

const readDigits = (typed: string): string | null => {
  const digits = typed.replaceAll(/[\s-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
};

/** What somebody enters as second factor: the code of an app, or a recovery code in the form in which it is hashed. */
export type SecondFactorCode = { kind: "app"; digits: string } | { kind: "recovery"; code: string };

const typed = z.string().max(100, EITHER_HINT);

/** The code of an app alone, with which the set-up ends. */
export const appCodeInput = z.object({
  code: typed.transform((text, context) => {
    const digits = readDigits(text);
    if (digits !== null) return digits;
    context.addIssue(CODE_HINT);
    return z.NEVER;
  }),
});

export const secondFactorInput = z.object({
  code: typed.transform((text, context): SecondFactorCode => {
    const digits = readDigits(text);
    if (digits !== null) return { kind: "app", digits };
    const code = readRecoveryCode(text);
    if (code !== null) return { kind: "recovery", code };
    context.addIssue(EITHER_HINT);
    return z.NEVER;
  }),
});
