import type { Ref, SelectHTMLAttributes } from "react";

import { classNames } from "@/components/ui/class-names";
import { controlClasses, FieldFrame, fieldIds, type FieldProps } from "./field";

export interface Option {
  value: string;
  label: string;
}

type SelectFieldProps = FieldProps &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, "name" | "children"> & {
    options: Option[];
    /** The first option, for "nothing chosen yet". Omit it where something is always chosen. */
    empty?: string;
    form?: string;
    ref?: Ref<HTMLSelectElement>;
  };

/** One choice of many, in the browser's own select, which phones and screen readers support best. */
export function SelectField({
  name,
  label,
  hint,
  error,
  options,
  empty,
  form,
  className,
  ...select
}: SelectFieldProps) {
  const field = { name, label, hint, error };
  const { id, describedBy } = fieldIds(field, form);
  return (
    <FieldFrame {...field} form={form}>
      <select
        id={id}
        name={name}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
        className={classNames(controlClasses, className)}
        {...select}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
