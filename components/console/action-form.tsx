"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import { SelectField, type Option } from "@/components/form/select-field";
import { StatesField } from "@/components/form/states-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import { useFormResponse } from "@/components/form/use-form-response";
import type { ButtonVariant } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { FormAction } from "@/lib/form-state";
import { ShownOnce, type ShownOnceProps } from "./shown-once";

export const TROUBLES = {
  offline: "The server could not be reached. Nothing was changed; please try again.",
  outdated: "This page is older than the server. Please reload it and try again.",
};

interface Field {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  /** Shares a line with the next half where there is room, such as a text in two languages. */
  half?: boolean;
}

export type FormField = Field &
  (
    | {
        kind: "text" | "email" | "url" | "date" | "datetime-local";
        autoComplete?: string;
        maxLength?: number;
        lang?: string;
      }
    | { kind: "area"; autoComplete?: string; maxLength?: number; lang?: string; rows?: number }
    /** What the server needs beside what was typed, and may answer with another value. */
    | { kind: "hidden" }
    | { kind: "select"; options: Option[]; empty?: string }
    /** Boxes for all states and for single ones. `value` of an option is the name of its box. */
    | { kind: "states"; all: { name: string; label: string }; options: Option[]; ticked: string[] }
  );

type StatesFormField = Extract<FormField, { kind: "states" }>;

interface ActionFormProps {
  /** Bound by the page to its arguments. */
  action: FormAction;
  /** The path of the page, where going back to it shows the form as it was sent. */
  permalink?: string;
  /** The prefix of the ids, where a page has several forms. */
  form: string;
  fields?: FormField[];
  submit: string;
  busy: string;
  variant?: ButtonVariant;
  /** Fields and button in one line, for forms inside tables. */
  inline?: boolean;
  /** As wide as the page, for long texts side by side. */
  wide?: boolean;
  /** What a response shows in place of the form, and nothing can show again: the value of this name. */
  once?: Omit<ShownOnceProps, "secret"> & { value: string };
}

/** A form of the console. The page describes its fields, so that a page needs no client component of its own. */
export function ActionForm({
  action,
  permalink,
  form,
  fields = [],
  submit,
  busy,
  variant = "light",
  inline = false,
  wide = false,
  once,
}: ActionFormProps) {
  const {
    form: formProps,
    summary,
    state: { errors, values, message, link },
    pending,
  } = useFormResponse(action, TROUBLES, permalink === undefined ? {} : { permalink });
  const secret = once && values[once.value];
  if (secret) return <ShownOnce {...once} secret={secret} />;
  const hasHalves = fields.some(({ half }) => half);
  const halves = classNames("grid gap-4 sm:grid-cols-2 [&>*]:min-w-0", !wide && "max-w-[46rem]");
  const layout = hasHalves ? halves : "grid max-w-[32rem] gap-4";
  return (
    <form {...formProps} className={inline ? "flex flex-wrap items-end gap-x-3 gap-y-2" : layout}>
      <div className={classNames("empty:hidden", hasHalves && "sm:col-span-2")}>
        <ErrorSummary
          ref={summary}
          errors={errors}
          message={pending ? null : message}
          link={link}
          form={form}
          title="Please check this form"
        />
      </div>
      {fields.map((field) => (
        <div key={field.name} className={classNames(inline && "contents", hasHalves && !field.half && "sm:col-span-2")}>
          {field.kind === "states" ? (
            <StatesField {...field} form={form} error={errors[field.name]} ticked={tickedIn(field, values)} />
          ) : (
            <FormControl
              form={form}
              field={field}
              value={values[field.name] ?? field.value}
              error={errors[field.name]}
            />
          )}
        </div>
      ))}
      <div className={classNames(inline && "shrink-0", hasHalves && "sm:col-span-2")}>
        <SubmitButton busy={busy} pending={pending} variant={variant}>
          {submit}
        </SubmitButton>
      </div>
    </form>
  );
}

/** The boxes that are ticked: as the form was sent, where it was. A box that is not ticked is not sent. */
function tickedIn({ all, options, ticked }: StatesFormField, values: Record<string, string>): string[] {
  if (Object.keys(values).length === 0) return ticked;
  return [all.name, ...options.map(({ value }) => value)].filter((name) => values[name] !== undefined);
}

interface FormControlProps {
  form: string;
  field: Exclude<FormField, StatesFormField>;
  value: string | undefined;
  error: string | undefined;
}

function FormControl({ form, field, value, error }: FormControlProps) {
  const { name, label, hint } = field;
  if (field.kind === "hidden") return <input type="hidden" name={name} value={value ?? ""} />;
  if (field.kind === "select") {
    return (
      <SelectField
        // Resetting the form restores the first choice of a select, so the key makes a new select.
        key={value}
        {...{ form, name, label, hint, error }}
        options={field.options}
        {...(field.empty === undefined ? {} : { empty: field.empty })}
        defaultValue={value ?? ""}
      />
    );
  }
  const { maxLength, lang, autoComplete = "off" } = field;
  const control = { form, name, label, hint, error, maxLength, lang, autoComplete, defaultValue: value ?? "" };
  if (field.kind === "area") return <TextArea {...control} {...(field.rows && { rows: field.rows })} />;
  return <TextField {...control} type={field.kind} />;
}
