// zod/mini, because forms load this file in the browser, and all of zod would be larger than the forms.
import * as z from "zod/mini";

import { parseEmail } from "./email.ts";
import { tidyLine, tidyLines } from "./text.ts";

// Room for what tidying removes: spaces around, line ends of two characters, and letters in decomposed form (up to three
// characters in Vietnamese and Korean).
const RAW_PER_CHARACTER = 4;
const RAW_SPARE = 200;

// A text field of a form. A missing one is empty, and anything but text is refused.
const text = z.pipe(
  z.transform((value: unknown) => value ?? ""),
  z.string(),
);

/**
 * A text of one line, of at most `lengthMax` characters after tidying. `tooLong` is the code of the error. Its size is checked
 * before anything else is done with it, so that a huge text costs no work.
 */
export const oneLine = (lengthMax: number, tooLong: string) => tidied(tidyLine, lengthMax, tooLong);

/** The same for a text of several lines. */
export const manyLines = (lengthMax: number, tooLong: string) => tidied(tidyLines, lengthMax, tooLong);

function tidied(tidy: (typed: string) => string, lengthMax: number, tooLong: string) {
  const rawMax = lengthMax * RAW_PER_CHARACTER + RAW_SPARE;
  // Not zod's own check, which counts code points and reads the whole text.
  const small = z.pipe(text, z.string().check(z.refine((typed) => typed.length <= rawMax, tooLong)));
  return z.pipe(z.pipe(small, z.transform(tidy)), z.string().check(z.maxLength(lengthMax, tooLong)));
}

const emailOr = <None>(none: (context: z.core.ParsePayload) => None) =>
  z.pipe(
    text,
    z.transform((typed: string, context): string | None => {
      const parsed = parseEmail(typed);
      if ("email" in parsed) return parsed.email;
      if (parsed.fault === "email-missing") return none(context);
      context.issues.push({ code: "custom", message: parsed.fault, input: typed });
      return z.NEVER;
    }),
  );

/** The email of a mailbox. Errors are codes, for which the forms have messages. */
export const emailField = emailOr((context): string => {
  context.issues.push({ code: "custom", message: "email-missing", input: "" });
  return z.NEVER;
});

/** An optional email: null where it is left out. */
export const emailOrNone = emailOr(() => null);
