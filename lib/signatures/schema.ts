import { z } from "zod";

import { isStateCode } from "../content/states";
import { statesOfZip } from "../lawmakers/rules";

export const NAME_LENGTH_MAX = 100;
/** RFC 5321, 4.5.3.1.3: a path is at most 256 octets with its angle brackets. */
export const EMAIL_LENGTH_MAX = 254;
export const COMMENT_LENGTH_MAX = 1_000;

// Spreadsheets run a cell that starts with one of these as a formula, the full-width forms included.
const FORMULA_START = /^[=+\-@＝＋－＠]/;
// A name is shown on a page and handed to a lawmaker: it is no place for an advertisement.
const LINK_OR_MARKUP = /https?:|www\.|[<>@]|\S\.(com|net|org|info|biz|xyz|ru|cn)\b/i;
const HAS_LETTER = /\p{L}/u;

// Postgres refuses NUL, terminals run control characters, invisible marks turn text around, and half a surrogate pair
// is no text at all. The two joiners stay: names in Persian and in Indian scripts are spelled with them.
const CONTROL = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;
const CONTROL_EXCEPT_LINE_BREAK = /(?![\n\u200C\u200D])[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

const oneLine = z.string().transform((text) =>
  text.replace(/\s+/g, " ").replace(CONTROL, "").trim().normalize("NFC"));
const manyLines = z.string().transform((text) =>
  text.replace(/\r\n?/g, "\n").replace(CONTROL_EXCEPT_LINE_BREAK, "").trim().normalize("NFC"));

// A form sends "on" for a ticked box and nothing for an empty one; react-hook-form sends a boolean.
const checkbox = z.preprocess((value) => value === "on" || value === true, z.boolean());
const emptyAsAbsent = (value: unknown) => (value === "" || value === null ? undefined : value);

export const nameField = z.preprocess((value) => value ?? "", oneLine.pipe(z.string()
  .min(1, "name-missing").max(NAME_LENGTH_MAX, "name-too-long")
  .refine((name) => !FORMULA_START.test(name), { error: "name-starts-with-sign", abort: true })
  .refine((name) => name === "" || HAS_LETTER.test(name), { error: "name-without-letter", abort: true })
  .refine((name) => !LINK_OR_MARKUP.test(name), "name-is-link")));

export const emailField = z.preprocess((value) => value ?? "", oneLine.pipe(z.string()
  .min(1, "email-missing").max(EMAIL_LENGTH_MAX, "email-too-long").toLowerCase()
  .refine((email) => email === "" || email.length > EMAIL_LENGTH_MAX || z.email().safeParse(email).success, "email-invalid")));

export const zipField = z.preprocess((value) => value ?? "", oneLine.pipe(z.string()
  .min(1, "zip-missing").regex(/^(\d{5}([- ]?\d{4})?)?$/, "zip-invalid").transform((zip) => zip.slice(0, 5))));

export const stateField = z.preprocess(emptyAsAbsent,
  z.string().trim().toUpperCase().refine(isStateCode, "state-unknown").optional());

export const commentField = z.preprocess((value) => value ?? "", manyLines.pipe(z.string()
  .max(COMMENT_LENGTH_MAX, "comment-too-long"))).transform((comment) => comment || null);

export const displayField = z.preprocess(emptyAsAbsent,
  z.enum(["hidden", "initials", "name"], "display-unknown").default("hidden"));

const details = {
  name: nameField,
  zip: zipField,
  state: stateField,
  comment: commentField,
  display: displayField,
  updates: checkbox,
};

/**
 * The sign form. Errors are codes, which the messages turn into sentences. The state follows from the ZIP where
 * the ZIP settles it; where it does not, it is asked for and never guessed.
 */
export const signatureInput = z.object({
  ...details,
  email: emailField,
  age: checkbox.refine((ticked) => ticked, "age-missing"),
}).transform(withState);

export type SignatureInput = z.output<typeof signatureInput>;
/** What the browser's form holds before it is parsed. */
export type SignatureFields = z.input<typeof signatureInput>;

/** What signers may correct on their own page. */
export const correctionInput = z.object(details).transform(withState);

export type CorrectionInput = z.output<typeof correctionInput>;
export type CorrectionFields = z.input<typeof correctionInput>;

/** Where a share link came from, such as "share-mail". Anything else is dropped, never refused. */
export const sourceField = z.string().regex(/^[a-z0-9-]{1,40}$/).nullable().catch(null);

function withState<Input extends { zip: string; state?: string | undefined }>(
  input: Input, context: z.core.$RefinementCtx<Input>,
) {
  const found = statesOfZip(input.zip);
  const state = input.state ?? (found.kind === "one" ? found.state : undefined);
  if (state) return { ...input, state };
  context.issues.push({ code: "custom", message: "state-missing", path: ["state"], input });
  return z.NEVER;
}
