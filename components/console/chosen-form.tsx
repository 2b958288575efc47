"use client";

import type { ReactNode } from "react";

import { ErrorSummary } from "@/components/form/error-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useFormResponse } from "@/components/form/use-form-response";
import type { FormAction } from "@/lib/form-state";
import { TROUBLES } from "./action-form";

interface ChosenRow {
  id: string;
  /** What the box is labelled with: the name of the signer. */
  label: string;
  /** Whether it is chosen unless somebody chooses otherwise. */
  isChosen: boolean;
  /** Whether nobody can decide about it, because its text cannot be read. */
  isUnreadable?: boolean;
  /** Names what was read, where a decision must not be about a later text. */
  version?: string;
  /** What else the row shows. */
  children: ReactNode;
}

interface ChosenFormProps {
  /** Bound by the page to the query of the list. */
  action: FormAction;
  /** Names the form on its page. */
  form: string;
  rows: ChosenRow[];
  choices: { value: string; label: string }[];
  /** The choice that is made unless somebody chooses otherwise. */
  suggested?: string;
  /** The field of the reason: which decision needs it, and who reads it. */
  reason: { label: string; hint: string };
}

/** One page of signatures, and one decision about those that are chosen. */
export function ChosenForm({ action, form: name, rows, choices, suggested, reason }: ChosenFormProps) {
  const {
    form,
    summary,
    state: { errors, values, message },
    pending,
  } = useFormResponse(action, TROUBLES);
  // A form that came back has what was chosen there.
  const isBack = values["decision"] !== undefined || Object.keys(errors).length > 0 || message !== null;
  return (
    <form {...form} className="grid max-w-measure gap-6">
      <ErrorSummary
        ref={summary}
        errors={errors}
        message={pending ? null : message}
        form={name}
        title="Please check this form"
      />
      <ol className="grid gap-4">
        {rows.map(({ id, label, isChosen, isUnreadable = false, version, children }) => (
          <li key={id} className="grid gap-2 rounded-md border border-edge p-4">
            <label className="flex min-h-11 cursor-pointer items-center gap-3 font-semibold [overflow-wrap:anywhere]">
              <input
                type="checkbox"
                name={`signature-${id}`}
                disabled={isUnreadable}
                defaultChecked={!isUnreadable && (isBack ? values[`signature-${id}`] === "on" : isChosen)}
                className="size-5 shrink-0 accent-link"
              />
              {label}
            </label>
            {version === undefined ? null : <input type="hidden" name={`version-${id}`} value={version} />}
            {children}
          </li>
        ))}
      </ol>
      <Choices form={name} choices={choices} chosen={values["decision"] ?? suggested} error={errors["decision"]} />
      <TextField
        name="reason"
        form={name}
        label={reason.label}
        hint={reason.hint}
        maxLength={500}
        defaultValue={values["reason"] ?? ""}
        error={errors["reason"]}
        autoComplete="off"
      />
      <div>
        <SubmitButton busy="Recording…" pending={pending} variant="light">
          Record this decision
        </SubmitButton>
      </div>
    </form>
  );
}

interface ChoicesProps extends Pick<ChosenFormProps, "form" | "choices"> {
  chosen: string | undefined;
  error: string | undefined;
}

function Choices({ form, choices, chosen, error }: ChoicesProps) {
  return (
    <fieldset id={`${form}-decision`} aria-describedby={error ? `${form}-decision-error` : undefined}>
      <legend className="font-semibold">What becomes of those that you chose</legend>
      {choices.map(({ value, label }) => (
        <label key={value} className="flex min-h-11 cursor-pointer items-center gap-2">
          <input
            type="radio"
            name="decision"
            value={value}
            defaultChecked={chosen === value}
            className="size-5 accent-link"
          />
          {label}
        </label>
      ))}
      {error ? (
        <p id={`${form}-decision-error`} className="text-error">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
