import type { InputHTMLAttributes, Ref } from "react";

import { classNames } from "@/components/ui/class-names";
import { controlClasses, FieldFrame, fieldIds, type FieldProps } from "./field";

type TextFieldProps = FieldProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, "name"> & {
    /** The prefix of the ids, where a page has several forms. */
    form?: string;
    ref?: Ref<HTMLInputElement>;
  };

/** A field for one line of text. */
export function TextField({ name, label, hint, error, form, className, ...input }: TextFieldProps) {
  const field = { name, label, hint, error };
  const { id, describedBy } = fieldIds(field, form);
  return (
    <FieldFrame {...field} form={form}>
      <input
        id={id}
        name={name}
        type="text"
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
        className={classNames(controlClasses, className)}
        {...input}
      />
    </FieldFrame>
  );
}
