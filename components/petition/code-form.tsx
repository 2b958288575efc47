"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useFormResponse } from "@/components/form/use-form-response";
import type { FormAction } from "@/lib/form-state";

interface CodeFormProps {
  action: FormAction;
  texts: Record<"label" | "hint" | "submit" | "busy" | "summary" | "offline" | "outdated", string>;
}

/** The form for the short code of an email, for people whose link does not work. */
export function CodeForm({ action, texts }: CodeFormProps) {
  const {
    form,
    summary,
    state: { errors, values, message },
    pending,
  } = useFormResponse(action, texts);
  return (
    <form {...form} className="space-y-6">
      <ErrorSummary ref={summary} title={texts.summary} errors={errors} message={pending ? null : message} />
      <TextField
        name="code"
        label={texts.label}
        hint={texts.hint}
        error={errors.code}
        defaultValue={values.code}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        required
        className="tabular-nums tracking-widest"
      />
      <SubmitButton busy={texts.busy} pending={pending}>
        {texts.submit}
      </SubmitButton>
    </form>
  );
}
