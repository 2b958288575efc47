import type { ReactNode } from "react";

import { FieldError, fieldIds, type FieldProps } from "./field";

export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
}

type RadioGroupProps = FieldProps & {
  choices: Choice[];
  defaultValue?: string | undefined;
  form?: string;
};

/** One choice of a few, all of them visible. */
export function RadioGroup({ name, label, hint, error, choices, defaultValue, form }: RadioGroupProps) {
  const field = { name, label, hint, error };
  const { id, hintId, describedBy } = fieldIds(field, form);
  return (
    <fieldset aria-describedby={describedBy} className={error ? "border-l-4 border-error pl-3" : undefined}>
      <legend className="font-semibold">{label}</legend>
      {hint ? (
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
      <FieldError {...field} form={form} />
      <div className="mt-1">
        {choices.map((choice, index) => (
          <label key={choice.value} className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
            <input
              // The error summary links to the first choice.
              id={index === 0 ? id : `${id}-${choice.value}`}
              type="radio"
              name={name}
              value={choice.value}
              defaultChecked={choice.value === defaultValue}
              className="mt-1 size-5 shrink-0 accent-link"
            />
            <span className="leading-snug">
              {choice.label}
              {choice.hint ? <span className="block text-sm text-muted">{choice.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
