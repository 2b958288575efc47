import type { InputHTMLAttributes, Ref } from "react";

import { FieldError, fieldIds, type FieldProps } from "./field";

type CheckboxFieldProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, "name"> & {
    form?: string;
    ref?: Ref<HTMLInputElement>;
  };

/** A checkbox. Its whole line can be pressed. */
export function CheckboxField({ name, label, hint, error, form, ...input }: CheckboxFieldProps) {
  const field = { name, label, hint, error };
  const { id, hintId, describedBy } = fieldIds(field, form);
  return (
    <div className={error ? "border-l-4 border-error pl-3" : undefined}>
      <FieldError {...field} form={form} />
      <div className="flex min-h-11 items-start gap-3 py-2">
        <input
          id={id}
          type="checkbox"
          name={name}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
          className="mt-1 size-5 shrink-0 accent-link"
          {...input}
        />
        <div className="leading-snug">
          <label htmlFor={id} className="cursor-pointer">
            {label}
          </label>
          {hint ? (
            <p id={hintId} className="text-sm text-muted">
              {hint}
            </p>
          ) : null}
        </div>
      </div>
    </div>
  );
}
