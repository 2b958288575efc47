import { safeParse, type $ZodType, type output } from "zod/v4/core";

import { beginAction, setResponseStatus } from "@/lib/response";
import { EMPTY_FORM, fieldsOf, type FormState } from "@/lib/form-state";
import { isUnavailable } from "@/lib/unavailable";

type Refused = Partial<FormState>;
export type Handler<Input> = (input: Input, values: Record<string, string>) => Promise<Refused | void>;

interface FormCopy {
  /** The message for an error code. Not needed where the schema has messages instead of codes. */
  messageOf?: (code: string) => string;
  /** The message while the database cannot be reached. */
  unavailable?: string;
}

const UNAVAILABLE =
  "We could not save this at the moment. What you typed is still here: please send it again in a minute.";

/**
 * Wraps the handler of a form: parses the fields, passes them to `handle`, and turns errors into the state of the form.
 * Every response contains what was typed. A redirect passes through.
 */
export function formAction<Schema extends $ZodType>(
  schema: Schema,
  handle: Handler<output<Schema>>,
  copy: FormCopy = {},
) {
  return async (data: FormData): Promise<FormState> => {
    const known = beginAction();
    if (known) return known;
    const values = data instanceof FormData ? fieldsOf(data) : {};
    const parsed = safeParse(schema, values);
    if (!parsed.success) return { ...EMPTY_FORM, values, errors: errorsOf(parsed.error.issues, copy.messageOf) };
    return {
      ...EMPTY_FORM,
      values,
      ...(await handleOrApologize(() => handle(parsed.data, values), copy.unavailable)),
    };
  };
}

/** Runs the handler of a form. While the database is away, the response is a 503 with a message instead of an error page. */
export async function handleOrApologize(
  handle: () => Promise<Refused | void>,
  message = UNAVAILABLE,
): Promise<Refused> {
  const known = beginAction();
  if (known) return known;
  try {
    return (await handle()) ?? {};
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    setResponseStatus(503);
    return { message };
  }
}

function errorsOf(issues: { path: PropertyKey[]; message: string }[], messageOf = (code: string) => code) {
  const errors: Record<string, string> = {};
  // Only the first error of a field is shown, because the others usually follow from it.
  for (const { path, message } of issues) errors[String(path[0] ?? "form")] ??= messageOf(message);
  return errors;
}
