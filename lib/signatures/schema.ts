// zod/mini: the sign form brings this file to the browser, where the whole of zod would weigh more than the form.
import * as z from "zod/mini";

import { isStateCode } from "../content/states";
import { emailField, manyLines, oneLine } from "../fields";
import { statesOfZip } from "../lawmakers/rules";

export const NAME_LENGTH_MAX = 100;
export const COMMENT_LENGTH_MAX = 1_000;
const STREET_LENGTH_MAX = 100;

// Spreadsheets run a cell that starts with one of these as a formula, the full-width forms included.
const FORMULA_START = /^[=+\-@＝＋－＠]/;
// A name is shown on a page and handed to a lawmaker: it is no place for an advertisement.
const LINK_OR_MARKUP = /https?:|www\.|[<>@]|\S\.(com|net|org|info|biz|xyz|ru|cn)\b/i;
const HAS_LETTER = /\p{L}/u;

// A form sends "on" for a ticked box and nothing for an empty one; react-hook-form sends a boolean.
const checkbox = z.pipe(
  z.transform((value: unknown) => value === "on" || value === true),
  z.boolean(),
);
const emptyAsAbsent = z.transform((value: unknown) => (value === "" || value === null ? undefined : value));

const nameField = z.pipe(
  oneLine,
  z.string().check(
    z.minLength(1, "name-missing"),
    z.maxLength(NAME_LENGTH_MAX, "name-too-long"),
    z.refine((name) => !FORMULA_START.test(name), { error: "name-starts-with-sign", abort: true }),
    z.refine((name) => name === "" || HAS_LETTER.test(name), { error: "name-without-letter", abort: true }),
    z.refine((name) => !LINK_OR_MARKUP.test(name), "name-is-link"),
  ),
);

const zipField = z.pipe(
  oneLine,
  z.pipe(
    z.string().check(z.minLength(1, "zip-missing"), z.regex(/^(\d{5}([- ]?\d{4})?)?$/, "zip-invalid")),
    z.transform((zip: string) => zip.slice(0, 5)),
  ),
);

export const stateField = z.pipe(
  emptyAsAbsent,
  z.optional(z.string().check(z.trim(), z.toUpperCase(), z.refine(isStateCode, "state-unknown"))),
);

const commentField = z.pipe(
  manyLines,
  z.pipe(
    z.string().check(z.maxLength(COMMENT_LENGTH_MAX, "comment-too-long")),
    z.transform((comment: string) => comment || null),
  ),
);

/** The street line, only to find the district. It is looked up once and not kept. */
const streetField = z.pipe(
  oneLine,
  z.pipe(
    z.string().check(z.maxLength(STREET_LENGTH_MAX, "street-too-long")),
    z.transform((street: string) => street || null),
  ),
);

const displayField = z.pipe(
  emptyAsAbsent,
  z._default(z.enum(["hidden", "initials", "name"], "display-unknown"), "hidden"),
);

const details = {
  zip: zipField,
  state: stateField,
  comment: commentField,
  display: displayField,
  updates: checkbox,
};
const correction = z.object({ name: nameField, ...details });
const signature = z.object({
  // In the order of the form, which is the order in which errors are told.
  name: nameField,
  email: emailField,
  ...details,
  street: streetField,
  age: checkbox.check(z.refine((ticked) => ticked, "age-missing")),
});

/**
 * The sign form. Errors are codes, which the messages turn into sentences. The state follows from the ZIP where
 * the ZIP settles it; where it does not, it is asked for and never guessed.
 */
export const signatureInput = z.pipe(
  signature,
  z.transform((input: z.output<typeof signature>, context) => withState(input, context)),
);

export type SignatureInput = z.output<typeof signatureInput>;
/** What the browser's form holds before it is parsed. */
export type SignatureFields = z.input<typeof signatureInput>;

/** What signers may correct on their own page. */
export const correctionInput = z.pipe(
  correction,
  z.transform((input: z.output<typeof correction>, context) => withState(input, context)),
);

export type CorrectionInput = z.output<typeof correctionInput>;
export type CorrectionFields = z.input<typeof correctionInput>;

/** Where a share link came from, such as "sharemail". Anything else is dropped, never refused. */
export const sourceField = z.catch(z.nullable(z.string().check(z.regex(/^[a-z0-9-]{1,40}$/))), null);

function withState<Input extends { zip: string; state?: string | undefined }>(
  input: Input,
  context: { issues: z.core.$ZodRawIssue[] },
) {
  const found = statesOfZip(input.zip);
  const state = input.state ?? (found.kind === "one" ? found.state : undefined);
  if (state) return { ...input, state };
  context.issues.push({ code: "custom", message: "state-missing", path: ["state"], input });
  return z.NEVER;
}
