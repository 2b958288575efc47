import type { Ref, TextareaHTMLAttributes } from "react";

import { classNames } from "@/components/ui/class-names";
import { controlClasses, FieldFrame, fieldIds, type FieldProps } from "./field";

type TextAreaProps = FieldProps &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name"> & {
    form?: string;
    ref?: Ref<HTMLTextAreaElement>;
  };

/** A field for several lines of text. */
export function TextArea({ name, label, hint, error, form, className, ...area }: TextAreaProps) {
  const field = { name, label, hint, error };
  const { id, describedBy } = fieldIds(field, form);
  return (
    <FieldFrame {...field} form={form}>
      <textarea
        id={id}
        name={name}
        rows={4}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
        className={classNames(controlClasses, "resize-y", className)}
        {...area}
      />
    </FieldFrame>
  );
}
