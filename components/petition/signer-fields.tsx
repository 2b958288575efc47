import type { FieldPath, FieldValues, UseFormRegister, UseFormSetValue, UseFormWatch } from "react-hook-form";

import { CheckboxField } from "@/components/form/checkbox-field";
import { RadioGroup } from "@/components/form/radio-group";
import type { Option } from "@/components/form/select-field";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import type { Messages } from "@/i18n/messages";
import { StateQuestion } from "./state-question";

export type FormWords = Messages["petition"]["form"];

export interface SignerFieldsProps<Fields extends FieldValues> {
  words: FormWords;
  /** All states and territories by name. */
  states: Option[];
  values: Record<string, string>;
  errors: Record<string, string>;
  register: UseFormRegister<Fields>;
  watch: UseFormWatch<Fields>;
  setValue: UseFormSetValue<Fields>;
}

/** What signing and correcting have in common. */
export function NameField<Fields extends FieldValues>({ words, values, errors, register }: SignerFieldsProps<Fields>) {
  return (
    <TextField
      label={words.name}
      error={errors.name}
      defaultValue={values.name}
      autoComplete="name"
      required
      {...register("name" as FieldPath<Fields>)}
    />
  );
}

export function PlaceFields<Fields extends FieldValues>(props: SignerFieldsProps<Fields>) {
  const { words, values, errors, register, setValue } = props;
  return (
    <>
      <TextField
        label={words.zip}
        hint={words.zipHint}
        error={errors.zip}
        defaultValue={values.zip}
        inputMode="numeric"
        autoComplete="postal-code"
        required
        className="max-w-40"
        // A state chosen for another ZIP Code would go unnoticed, and so would an error about it.
        {...register("zip" as FieldPath<Fields>, {
          onChange: () =>
            setValue("state" as FieldPath<Fields>, "" as never, { shouldValidate: Boolean(errors.state) }),
        })}
      />
      <StateQuestion {...props} />
    </>
  );
}

/** Asked when signing only: a street is looked up once and not kept, so there is nothing to correct later. */
export function StreetField<Fields extends FieldValues>({
  words,
  values,
  errors,
  register,
}: SignerFieldsProps<Fields>) {
  return (
    <TextField
      label={words.street}
      hint={words.streetHint}
      error={errors.street}
      defaultValue={values.street}
      autoComplete="address-line1"
      {...register("street" as FieldPath<Fields>)}
    />
  );
}

export function ChoiceFields<Fields extends FieldValues>({
  words,
  values,
  errors,
  register,
}: SignerFieldsProps<Fields>) {
  return (
    <>
      <TextArea
        label={words.comment}
        hint={words.commentHint}
        error={errors.comment}
        defaultValue={values.comment}
        {...register("comment" as FieldPath<Fields>)}
      />
      {/* Not registered: react-hook-form would take back a choice that was made before the form woke. */}
      <RadioGroup
        name="display"
        label={words.display}
        hint={words.displayHint}
        error={errors.display}
        defaultValue={values.display || "hidden"}
        choices={[
          { value: "hidden", label: words.displayHidden, hint: words.displayHiddenHint },
          { value: "initials", label: words.displayInitials, hint: words.displayInitialsHint },
          { value: "name", label: words.displayName, hint: words.displayNameHint },
        ]}
      />
      <CheckboxField
        label={words.updates}
        hint={words.updatesHint}
        error={errors.updates}
        defaultChecked={values.updates === "on"}
        {...register("updates" as FieldPath<Fields>)}
      />
    </>
  );
}
