// zod/mini: forms bring this file to the browser, where the whole of zod would weigh more than they do.
import * as z from "zod/mini";

/** RFC 5321, 4.5.3.1.3: a path is at most 256 octets with its angle brackets. */
export const EMAIL_LENGTH_MAX = 254;

// Postgres refuses NUL, terminals run control characters, invisible marks turn text around, and half a surrogate pair
// is no text at all. The two joiners stay: names in Persian and in Indian scripts are spelled with them.
const CONTROL = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
const CONTROL_EXCEPT_LINE_BREAK = /(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

// A text of a form: an absent one is empty, and anything but text is refused.
const text = z.pipe(
  z.transform((value: unknown) => value ?? ""),
  z.string(),
);
/** A text of one line, tidied: what is left of it can be shown, stored and sent. */
export const oneLine = z.pipe(
  text,
  z.transform((typed: string) => typed.replace(/\s+/g, " ").replace(CONTROL, "").trim().normalize("NFC")),
);
/** The same for a text of several lines. */
export const manyLines = z.pipe(
  text,
  z.transform((typed: string) =>
    typed.replace(/\r\n?/g, "\n").replace(CONTROL_EXCEPT_LINE_BREAK, "").trim().normalize("NFC"),
  ),
);

const emailShape = z.email();

/** The address of a mailbox. Errors are codes, which the messages turn into sentences. */
export const emailField = z.pipe(
  oneLine,
  z.string().check(
    z.minLength(1, "email-missing"),
    z.maxLength(EMAIL_LENGTH_MAX, "email-too-long"),
    z.toLowerCase(),
    z.refine(
      (email) => email === "" || email.length > EMAIL_LENGTH_MAX || z.safeParse(emailShape, email).success,
      "email-invalid",
    ),
  ),
);
