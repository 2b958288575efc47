/** What a refused form gets back: what was typed, a sentence for each field that needs attention, and one for the whole. */
export interface FormState {
  values: Record<string, string>;
  errors: Record<string, string>;
  message: string | null;
}

export const EMPTY_FORM: FormState = { values: {}, errors: {}, message: null };

/** An action in the shape that React's `useActionState` calls. */
export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

// Names that a form of ours can have. React's own fields and names that mean something to JavaScript are none of them.
const FIELD_NAME = /^[a-z][A-Za-z0-9_-]{0,59}$/;

/**
 * The text fields of a posted form. A field given twice keeps its last value, and a file in place of a text counts as
 * absent.
 */
export function fieldsOf(data: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of data) {
    // PostgreSQL refuses NUL, and half a surrogate pair is no text at all.
    if (typeof value === "string" && FIELD_NAME.test(name)) fields[name] = value.replaceAll("\0", "").toWellFormed();
  }
  return fields;
}
