// zod/mini, because the sign form loads this file in the browser, and all of zod would be larger than the form.
import * as z from "zod/mini";

import { isStateCode } from "../content/states";
import { emailField, manyLines, oneLine } from "../fields";
import { readZip, settleState, statesOfZip } from "../lawmakers/rules";

export const NAME_LENGTH_MAX = 100;
export const COMMENT_LENGTH_MAX = 1_000;

/** What waits for organizers is counted up to here: a wave may be of any size, and nobody reads more digits. */
export const QUEUE_COUNTED_MAX = 10_000;
const STREET_LENGTH_MAX = 100;

// Spreadsheets run a cell that starts with one of these characters as a formula.
const FORMULA_START = /^[=+\-@＝＋－＠]/;
// A visible letter: no modifier, no filler, and not only a vowel that Thai and Lao write before its consonant. So the initials of
// a name are never empty.
const HAS_LETTER = /(?!\p{Default_Ignorable_Code_Point})(?!\p{Logical_Order_Exception})[\p{Lu}\p{Ll}\p{Lt}\p{Lo}]/u;
// A name is shown on a page and delivered to lawmakers, so it must not advertise a site.
const LINK_OR_MARKUP = /https?:|www\.|[<>@]/i;
// Not an initial before a surname, as in J.Ru or J.Ruíz, nor a title before a surname with a capital. In capitals only, a title
// or initials with hyphens before the surname Ru are no domain either, as in DR.RU or J-M.RU.
const DOMAIN =
  /(?<![\p{L}\p{N}-])(?!(?:DR|DRA|MR|MRS|MS|SR|SRA|PROF|REV|ST|\p{Lu}(?:-\p{Lu})+)\.RU(?![\p{L}\p{M}\p{N}]))[\p{L}\p{M}\p{N}-]{2,}\.(?:com|net|org|info|biz|xyz|ru|cn|COM|NET|ORG|INFO|BIZ|XYZ|RU|CN)(?![\p{L}\p{M}\p{N}])/u;

// NFKC, so that full-width letters count as well.
const isLink = (name: string) => [LINK_OR_MARKUP, DOMAIN].some((link) => link.test(name.normalize("NFKC")));

// A form sends "on" for a checked box and nothing for an unchecked one; react-hook-form sends a boolean.
const checkbox = z.pipe(
  z.transform((value: unknown) => value === "on" || value === true),
  z.boolean(),
);
const emptyAsAbsent = z.transform((value: unknown) => (value === "" || value === null ? undefined : value));

/** A name as it may be shown and delivered. Errors are codes. */
export const nameField = z.pipe(
  oneLine(NAME_LENGTH_MAX, "name-too-long"),
  z.string().check(
    z.minLength(1, "name-missing"),
    z.refine((name) => !FORMULA_START.test(name), { error: "name-starts-with-sign", abort: true }),
    z.refine((name) => name === "" || HAS_LETTER.test(name), { error: "name-without-letter", abort: true }),
    z.refine((name) => !isLink(name), "name-is-link"),
  ),
);

// Nine digits with a dash and spaces between.
const ZIP_LENGTH_MAX = 12;

const zipField = z.pipe(
  oneLine(ZIP_LENGTH_MAX, "zip-invalid"),
  z.pipe(
    z.string().check(
      z.minLength(1, "zip-missing"),
      z.refine((typed) => typed === "" || readZip(typed) !== null, "zip-invalid"),
    ),
    z.transform((typed: string) => readZip(typed) ?? ""),
  ),
);

/** The USPS code of a state, or undefined where none was chosen. */
export const stateField = z.pipe(
  oneLine(2, "state-unknown"),
  z.pipe(
    z.transform((code: string) => code.toUpperCase() || undefined),
    z.optional(z.string().check(z.refine(isStateCode, "state-unknown"))),
  ),
);

const textOrNone = z.transform((text: string) => text || null);

const commentField = z.pipe(manyLines(COMMENT_LENGTH_MAX, "comment-too-long"), textOrNone);

/** The street, only to find the district. It is looked up once and not kept. */
const streetField = z.pipe(oneLine(STREET_LENGTH_MAX, "street-too-long"), textOrNone);

const displayChoice = z.enum(["hidden", "initials", "name"], "display-unknown");
const displayField = z.pipe(emptyAsAbsent, z._default(displayChoice, "hidden"));

// In the order of the forms, which is the order of the errors.
const place = { zip: zipField, state: stateField };
const choices = { comment: commentField, display: displayField };
const correction = z.object({ name: nameField, ...place, street: streetField, ...choices, updates: checkbox });
const signature = z.object({
  name: nameField,
  email: emailField,
  ...place,
  age: checkbox.check(z.refine((ticked) => ticked, "age-missing")),
  updates: checkbox,
  street: streetField,
  ...choices,
});

/**
 * The sign form. It asks for what a signature needs; street, comment and display, which come after confirming, are taken as
 * well. Errors are codes, for which the form has messages. The state follows from the ZIP Code where that settles it.
 * Where it does not, the form asks for it and never guesses. The form also asks about a state that contradicts the ZIP Code,
 * because only the person knows which of the two is wrong.
 */
export const signatureInput = z.pipe(
  signature,
  z.transform((input: z.output<typeof signature>, context) =>
    withState<typeof input>(input, settleState(input.zip, input.state), context),
  ),
);

export type SignatureInput = z.output<typeof signatureInput>;
/** The fields of the form in the browser, before parsing. */
export type SignatureFields = z.input<typeof signatureInput>;

/**
 * What signers may correct on their own page. That form is filled in with the current values, so a ZIP Code that settles the
 * state overrides the state, which may be left from before.
 */
export const correctionInput = z.pipe(
  correction,
  z.transform((input: z.output<typeof correction>, context) => {
    const chosen = statesOfZip(input.zip).kind === "one" ? undefined : input.state;
    return withState<typeof input>(input, settleState(input.zip, chosen), context);
  }),
);

export type CorrectionInput = z.output<typeof correctionInput>;
export type CorrectionFields = z.input<typeof correctionInput>;

/** What signers may add on the page of thanks. Null is what was left empty, and changes nothing. */
export const additionInput = z.object({
  street: streetField,
  comment: commentField,
  display: z.pipe(
    emptyAsAbsent,
    z.pipe(
      z.optional(displayChoice),
      z.transform((display: z.output<typeof displayChoice> | undefined) => display ?? null),
    ),
  ),
});

export type AdditionInput = z.output<typeof additionInput>;

/** The source of a share link, such as "sharemail". An invalid one is dropped, never refused. */
export const sourceField = z.catch(
  z.nullable(z.string().check(z.refine((source) => source.length <= 40 && /^[a-z0-9-]+$/.test(source)))),
  null,
);

function withState<Input>(
  input: Input,
  settled: ReturnType<typeof settleState>,
  context: { issues: z.core.$ZodRawIssue[] },
): Input & { state: string } {
  if ("state" in settled) return { ...input, state: settled.state };
  context.issues.push({ code: "custom", message: settled.question, path: ["state"], input });
  return z.NEVER;
}
