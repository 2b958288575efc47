"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import { controlClasses, FieldError } from "@/components/form/field";
import { SelectField, type Option } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useFormResponse } from "@/components/form/use-form-response";
import { lineField } from "@/lib/signatures/paper/rules";
import type { FormAction, FormState } from "@/lib/form-state";
import { TROUBLES } from "./action-form";

export interface BatchChoices {
  petitions: Option[];
  states: Option[];
  chosen: { petition: string; state: string };
}

const columns = [
  { column: "name", label: "Name" },
  { column: "street", label: "Street" },
  { column: "city", label: "City" },
  { column: "zip", label: "ZIP Code" },
  { column: "email", label: "Email" },
  { column: "date", label: "Date" },
] as const;

/** Enters the lines of a sheet, from field to field with Tab. All lines are saved or none, and what was typed stays. */
export function PaperForm({ action, lines, ...choices }: BatchChoices & { action: FormAction; lines: number }) {
  const { form, summary, state, pending } = useFormResponse(action, TROUBLES);
  const { errors, values, message } = state;
  return (
    <form {...form} className="grid gap-4">
      <ErrorSummary
        ref={summary}
        errors={errors}
        message={pending ? null : message}
        form="paper"
        title="Nothing is saved yet: please check these"
      />
      <div className="grid max-w-[46rem] gap-4 sm:grid-cols-2">
        <BatchFields {...choices} form="paper" state={state} />
        <TextField
          form="paper"
          name="date"
          type="date"
          label="Date of the lines that have none below"
          defaultValue={values["date"] ?? ""}
          error={errors["date"]}
        />
      </div>
      <ol className="grid gap-4 lg:gap-1">
        {Array.from({ length: lines }, (_, index) => (
          <PaperLineFields key={index} line={index + 1} values={values} errors={errors} />
        ))}
      </ol>
      <div>
        <SubmitButton busy="Saving…" pending={pending}>
          Save these lines
        </SubmitButton>
      </div>
    </form>
  );
}

/** Enters a CSV file as a batch. */
export function PaperUpload({ action, ...choices }: BatchChoices & { action: FormAction }) {
  const { form, summary, state, pending } = useFormResponse(action, TROUBLES);
  return (
    <form {...form} className="grid max-w-[46rem] gap-4 sm:grid-cols-2">
      <div className="empty:hidden sm:col-span-2">
        <ErrorSummary
          ref={summary}
          errors={state.errors}
          message={pending ? null : state.message}
          form="upload"
          title="Nothing is saved yet: please check these"
        />
      </div>
      <BatchFields {...choices} form="upload" state={state} />
      <TextField
        form="upload"
        name="file"
        type="file"
        accept=".csv,text/csv"
        label="CSV file"
        hint="The first line: name,street,city,zip,email,date. Dates like 2026-11-28"
        error={state.errors["file"]}
      />
      <div className="sm:col-span-2">
        <SubmitButton busy="Reading…" pending={pending}>
          Enter this file
        </SubmitButton>
      </div>
    </form>
  );
}

function BatchFields({ petitions, states, chosen, form, state }: BatchChoices & { form: string; state: FormState }) {
  const { values, errors } = state;
  const petition = values["petition"] ?? chosen.petition;
  const of = values["state"] ?? chosen.state;
  return (
    <>
      <SelectField
        key={`petition ${petition}`}
        {...{ form, name: "petition", label: "Petition", options: petitions, error: errors["petition"] }}
        defaultValue={petition}
      />
      <SelectField
        key={`state ${of}`}
        {...{ form, name: "state", label: "State", options: states, error: errors["state"] }}
        empty="Choose a state"
        defaultValue={of}
      />
      <TextField
        form={form}
        name="reference"
        label="Reference of the sheet"
        hint="What you write on it, like TX-0012. Each is entered once"
        maxLength={60}
        autoComplete="off"
        defaultValue={values["reference"] ?? ""}
        error={errors["reference"]}
      />
      <TextField
        form={form}
        name="scanReference"
        label="Where its scan is"
        hint="Optional: a folder, a file or a box"
        maxLength={200}
        autoComplete="off"
        defaultValue={values["scanReference"] ?? ""}
        error={errors["scanReference"]}
      />
    </>
  );
}

interface PaperLineProps {
  line: number;
  values: Record<string, string>;
  errors: Record<string, string>;
}

function PaperLineFields({ line, values, errors }: PaperLineProps) {
  return (
    <li className="grid gap-x-1 gap-y-1 border-t border-hairline pt-2 sm:grid-cols-2 lg:grid-cols-[1.5rem_3fr_3fr_2fr_5.5rem_2.5fr_9.5rem] lg:border-0 lg:pt-0">
      <p aria-hidden="true" className="hidden self-end pb-3 text-sm text-muted tabular-nums lg:block">
        {line}
      </p>
      {columns.map(({ column, label }) => {
        const name = lineField(column, line);
        const error = errors[name];
        return (
          <div key={column} className="min-w-0">
            <label htmlFor={`paper-${name}`} className={line > 1 ? "text-sm lg:sr-only" : "text-sm"}>
              <span className={line > 1 ? "" : "lg:sr-only"}>Line {line}: </span>
              {label}
            </label>
            <input
              id={`paper-${name}`}
              name={name}
              type={column === "date" ? "date" : "text"}
              inputMode={column === "zip" ? "numeric" : undefined}
              autoComplete="off"
              spellCheck={false}
              defaultValue={values[name] ?? ""}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? `paper-${name}-error` : undefined}
              className={`${controlClasses} px-2`}
            />
            <FieldError form="paper" name={name} label={label} error={error} />
          </div>
        );
      })}
    </li>
  );
}
