/** What a refused form gets back: what was typed, a sentence for each field that needs attention, and one for the whole. */
export interface FormState {
  values: Record<string, string>;
  errors: Record<string, string>;
  message: string | null;
}

export const EMPTY_FORM: FormState = { values: {}, errors: {}, message: null };

/** An action in the shape that React's `useActionState` calls. */
export type FormAction = (state: FormState, data: FormData) => Promise<FormState>;

/**
 * The text fields of a posted form. A field given twice keeps its last value, a file in place of a text counts as
 * absent, and React's own fields are left out. The object has no prototype, so no field name can reach into one.
 */
export function fieldsOf(data: FormData): Record<string, string> {
  const fields = Object.create(null) as Record<string, string>;
  for (const [name, value] of data) {
    if (typeof value === "string" && !name.startsWith("$ACTION")) fields[name] = value;
  }
  return fields;
}
