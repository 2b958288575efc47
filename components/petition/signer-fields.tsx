import type { FieldPath, FieldValues, UseFormRegister, UseFormSetValue, UseFormWatch } from "react-hook-form";

import { CheckboxField } from "@/components/form/checkbox-field";
import { RadioGroup } from "@/components/form/radio-group";
import type { Option } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
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

/** Only in the sign form: a street is used once to find the district and is not kept, so there is nothing to correct. */
export function StreetField<Fields extends FieldValues>({
  texts,
  values,
  errors,
  register,
}: SignerFieldsProps<Fields>) {
  return (
    <TextField
      label={texts.street}
      hint={texts.streetHint}
      error={errors.street}
      defaultValue={values.street}
      autoComplete="address-line1"
      {...register("street" as FieldPath<Fields>)}
    />
  );
}

/** Why it matters to the signer, and who may see the name. */
export function ChoiceFields<Fields extends FieldValues>({
  texts,
  values,
  errors,
  register,
}: SignerFieldsProps<Fields>) {
  return (
    <>
      <TextArea
        label={texts.comment}
        hint={texts.commentHint}
        error={errors.comment}
        defaultValue={values.comment}
        {...register("comment" as FieldPath<Fields>)}
      />
      {/* Not registered, because react-hook-form would reset a choice that was made before hydration. */}
      <RadioGroup
        name="display"
        label={texts.display}
        hint={texts.displayHint}
        error={errors.display}
        defaultValue={values.display || "hidden"}
        choices={[
          { value: "hidden", label: texts.displayHidden, hint: texts.displayHiddenHint },
          { value: "initials", label: texts.displayInitials, hint: texts.displayInitialsHint },
          { value: "name", label: texts.displayName, hint: texts.displayNameHint },
        ]}
      />
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
