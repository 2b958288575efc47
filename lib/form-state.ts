/** The state of a refused form: what was typed, a message for each wrong field, and one for the whole form. */
export interface FormState {
  values: Record<string, string>;
  errors: Record<string, string>;
  message: string | null;
  /** Where the message leads, opened beside the form so that what was typed stays. */
  link?: { href: string; label: string };
}

export const EMPTY_FORM: FormState = { values: {}, errors: {}, message: null };

/** An action in the shape that React's `useActionState` calls. */
export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

// The names that fields of ours can have. They exclude React's own fields and names that are special in JavaScript.
const FIELD_NAME = /^[a-z][A-Za-z0-9_-]{0,59}$/;

/** The text fields of a posted form. A field that is sent twice has its last value, and a file instead of a text is ignored. */
export function fieldsOf(data: FormData): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of data) {
    // PostgreSQL refuses NUL, and half of a surrogate pair is not valid text.
    if (typeof value === "string" && FIELD_NAME.test(name)) fields[name] = value.replaceAll("\0", "").toWellFormed();
  }
  return fields;
}
