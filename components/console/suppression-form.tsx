"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useFormResponse } from "@/components/form/use-form-response";
import { Notice } from "@/components/ui/notice";
import type { FormAction } from "@/lib/form-state";
import { TROUBLES } from "./action-form";

/** Finds one typed email among the suppressed mailboxes, whose list shows no emails, and lifts the suppression. */
export function SuppressionForm({ action }: { action: FormAction }) {
  const { form, summary, state, pending } = useFormResponse(action, TROUBLES);
  const { errors, values, message } = state;
  return (
    <form {...form} className="grid max-w-[32rem] gap-4">
      <ErrorSummary ref={summary} errors={errors} form="suppression" title="Please check this form" />
      {message && !pending ? <Notice role="status">{message}</Notice> : null}
      <TextField
        form="suppression"
        name="email"
        label="Email address"
        hint="Exactly as its owner writes it"
        type="email"
        autoComplete="off"
        defaultValue={values.email ?? ""}
        error={errors.email}
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="intent" value="find" busy="Looking…" pending={pending} variant="quiet">
          Look it up
        </SubmitButton>
        <SubmitButton name="intent" value="lift" busy="Lifting…" pending={pending}>
          Lift the suppression
        </SubmitButton>
      </div>
    </form>
  );
}
