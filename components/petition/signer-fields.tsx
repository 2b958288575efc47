import type { FieldPath, FieldValues, UseFormRegister, UseFormSetValue, UseFormWatch } from "react-hook-form";

import { CheckboxField } from "@/components/form/checkbox-field";
import type { Option } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import type { Messages } from "@/i18n/messages";
import { StateQuestion } from "./state-question";

export type FormTexts = Messages["petition"]["form"];

export interface SignerFieldsProps<Fields extends FieldValues> {
  texts: FormTexts;
  /** All states and territories by name. */
  states: Option[];
  values: Record<string, string>;
  errors: Record<string, string>;
  register: UseFormRegister<Fields>;
  watch: UseFormWatch<Fields>;
  setValue: UseFormSetValue<Fields>;
}

/** The props that the fields of signing and of correcting share. */
export function NameField<Fields extends FieldValues>({ texts, values, errors, register }: SignerFieldsProps<Fields>) {
  return (
    <TextField
      label={texts.name}
      error={errors.name}
      defaultValue={values.name}
      autoComplete="name"
      required
      {...register("name" as FieldPath<Fields>)}
    />
  );
}

export function PlaceFields<Fields extends FieldValues>(props: SignerFieldsProps<Fields>) {
  const { texts, values, errors, register, setValue } = props;
  return (
    <>
      <TextField
        label={texts.zip}
        hint={texts.zipHint}
        error={errors.zip}
        defaultValue={values.zip}
        inputMode="numeric"
        autoComplete="postal-code"
        required
        className="max-w-40"
        // The field for the state is hidden when the ZIP Code settles it, so a state chosen for another ZIP Code is cleared.
        {...register("zip" as FieldPath<Fields>, {
          onChange: () =>
            setValue("state" as FieldPath<Fields>, "" as never, { shouldValidate: Boolean(errors.state) }),
        })}
      />
      <StateQuestion {...props} />
    </>
  );
}

export function UpdatesField<Fields extends FieldValues>({
  texts,
  values,
  errors,
  register,
}: SignerFieldsProps<Fields>) {
  return (
    <CheckboxField
      label={texts.updates}
      hint={texts.updatesHint}
      error={errors.updates}
      defaultChecked={values.updates === "on"}
      {...register("updates" as FieldPath<Fields>)}
    />
  );
}
