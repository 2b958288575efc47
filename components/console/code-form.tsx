"use client";

import type { ReactNode } from "react";

import { ErrorSummary } from "@/components/form/error-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useFormResponse } from "@/components/form/use-form-response";
import type { ButtonVariant } from "@/components/ui/button";
import type { FormAction } from "@/lib/form-state";
import { TROUBLES } from "./action-form";
import { RecoveryCodes } from "./recovery-codes";

interface CodeFormProps {
  /** Bound by the page. Where it answers with recovery codes, in a value `recoveryCodes`, they are shown in place of the form. */
  action: FormAction;
  /** The path of the page, which is rendered differently after the post. */
  permalink: string;
  form: string;
  /** The field for a code, where one is needed. */
  field?: { label: string; hint: string; digitsOnly?: boolean };
  submit: string;
  busy: string;
  variant?: ButtonVariant;
  /** Stands in place of the form while nothing can be sent by it. Recovery codes are shown all the same. */
  instead?: ReactNode;
  /** What stands before the field. It goes when recovery codes are shown. */
  children?: ReactNode;
}

/** A form for a code of the second factor, or for a button that makes recovery codes. They are shown once: only in its response. */
export function CodeForm({ action, permalink, form, field, submit, busy, variant, instead, children }: CodeFormProps) {
  const {
    form: formProps,
    summary,
    state: { errors, values, message, link },
    pending,
  } = useFormResponse(action, TROUBLES, { permalink });
  const codes = values["recoveryCodes"]?.split(" ");
  if (codes) return <RecoveryCodes codes={codes} />;
  if (instead) return instead;
  return (
    <>
      {children}
      <form {...formProps} className="grid max-w-[32rem] gap-4">
        <ErrorSummary
          ref={summary}
          errors={errors}
          message={pending ? null : message}
          link={link}
          form={form}
          title="Please check this form"
        />
        {field ? (
          <TextField
            form={form}
            name="code"
            label={field.label}
            hint={field.hint}
            error={errors["code"]}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            {...(field.digitsOnly && { inputMode: "numeric" as const })}
            defaultValue={values["code"] ?? ""}
          />
        ) : null}
        <div>
          <SubmitButton busy={busy} pending={pending} variant={variant ?? "light"}>
            {submit}
          </SubmitButton>
        </div>
      </form>
    </>
  );
}
