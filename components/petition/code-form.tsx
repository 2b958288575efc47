"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useFormResponse } from "@/components/form/use-form-response";
import type { FormAction } from "@/lib/form-state";

interface CodeFormProps {
  action: FormAction;
  words: Record<"label" | "hint" | "submit" | "busy" | "summary" | "offline" | "outdated", string>;
}

/** The short code of an email, for those whose link does not work. */
export function CodeForm({ action, words }: CodeFormProps) {
  const {
    form,
    summary,
    state: { errors, values, message },
    pending,
  } = useFormResponse(action, words);
  return (
    <form {...form} className="space-y-6">
      <ErrorSummary ref={summary} title={words.summary} errors={errors} message={pending ? null : message} />
      <TextField
        name="code"
        label={words.label}
        hint={words.hint}
        error={errors.code}
        defaultValue={values.code}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        required
        className="tabular-nums tracking-widest"
      />
      <SubmitButton busy={words.busy} pending={pending}>
        {words.submit}
      </SubmitButton>
    </form>
  );
}
