import type { ReactNode } from "react";

import { classNames } from "@/components/ui/class-names";

/** The style of every text control: tall enough for a thumb, with a visible edge. */
export const controlClasses =
  "block w-full min-h-12 rounded-md border border-edge bg-ground px-3 py-2 text-base text-text " +
  "aria-invalid:border-2 aria-invalid:border-error";

export interface FieldProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
}

/** The ids of a field's parts. They begin with the name of the form, so that a page can have several forms. */
export function fieldIds({ name, hint, error }: FieldProps, form = "") {
  const id = form ? `${form}-${name}` : name;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { id, hintId: `${id}-hint`, errorId: `${id}-error`, describedBy: described || undefined };
}

type FieldFrameProps = FieldProps & { form?: string | undefined; children: ReactNode; className?: string };

/** Label, hint, error and control, in the order in which people and screen readers read them. */
export function FieldFrame({ children, className, form, ...field }: FieldFrameProps) {
  const { id, hintId } = fieldIds(field, form);
  return (
    <div className={classNames(field.error && "border-l-4 border-error pl-3", className)}>
      <label htmlFor={id} className="block font-semibold">
        {field.label}
      </label>
      {field.hint ? (
        <p id={hintId} className="text-sm text-muted">
          {field.hint}
        </p>
      ) : null}
      <FieldError {...field} form={form} />
      <div className="mt-1.5">{children}</div>
    </div>
  );
}

/** The message of an error. The icon and the text say it; the color only repeats them. */
export function FieldError({ form, ...field }: FieldProps & { form?: string | undefined }) {
  if (!field.error) return null;
  return (
    <p id={fieldIds(field, form).errorId} className="mt-1 flex gap-2 text-sm font-semibold text-error">
      <ErrorMark />
      <span>{field.error}</span>
    </p>
  );
}

function ErrorMark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" className="mt-1 size-4 shrink-0 fill-none stroke-current stroke-2">
      <circle cx="10" cy="10" r="8.5" />
      <path d="M10 5.5v5.5M10 13.75v.5" strokeLinecap="round" />
    </svg>
  );
}
