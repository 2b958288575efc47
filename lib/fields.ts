// zod/mini: forms bring this file to the browser, where the whole of zod would weigh more than they do.
import * as z from "zod/mini";

import { parseEmail } from "./email.ts";
import { tidyLine, tidyLines } from "./text.ts";

// Room for what tidying takes away: spaces around, line ends of two characters, and letters that are typed with their
// accents apart (up to three in Vietnamese and Korean).
const RAW_PER_CHARACTER = 4;
const RAW_SPARE = 200;

// A text of a form: an absent one is empty, and anything but text is refused.
const text = z.pipe(
  z.transform((value: unknown) => value ?? ""),
  z.string(),
);

/**
 * A text of one line, of at most `lengthMax` characters once it is tidied; `tooLong` is the code of the error. Its size is
 * looked at before anything is done with it, so that no work grows with what somebody sends.
 */
export const oneLine = (lengthMax: number, tooLong: string) => tidied(tidyLine, lengthMax, tooLong);

/** The same for a text of several lines. */
export const manyLines = (lengthMax: number, tooLong: string) => tidied(tidyLines, lengthMax, tooLong);

function tidied(tidy: (typed: string) => string, lengthMax: number, tooLong: string) {
  const rawMax = lengthMax * RAW_PER_CHARACTER + RAW_SPARE;
  // Not zod's own check, which counts code points and reads the whole text for it.
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

/** The email of a mailbox. Errors are codes, which the messages turn into sentences. */
export const emailField = emailOr((context): string => {
  context.issues.push({ code: "custom", message: "email-missing", input: "" });
  return z.NEVER;
});

/** The same where it may be left out: then it is null. */
export const emailOrNone = emailOr(() => null);
