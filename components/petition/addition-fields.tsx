import { RadioGroup } from "@/components/form/radio-group";
import { TextArea } from "@/components/form/text-area";
import { TextField } from "@/components/form/text-field";
import type { Messages } from "@/i18n/messages";

export type AdditionTexts = Messages["petition"]["addition"];
export type DangerTexts = Messages["petition"]["danger"];

interface AdditionFieldsProps {
  texts: AdditionTexts;
  values: Record<string, string>;
  errors: Record<string, string>;
  /** Set where a street would be looked up: a signature that does not count is in no district. */
  asksStreet?: boolean;
  /** Of react-hook-form, where that holds the form. */
  register?: (name: "street" | "comment") => object;
}

/**
 * What a signer may add after confirming, each with the reason for it. The choice is never registered, because react-hook-form
 * would reset one that was made before hydration.
 */
export function AdditionFields({ texts, values, errors, asksStreet = true, register }: AdditionFieldsProps) {
  return (
    <>
      {asksStreet ? (
        <TextField
          name="street"
          label={texts.street}
          hint={texts.streetHint}
          error={errors.street}
          defaultValue={values.street}
          autoComplete="address-line1"
          {...register?.("street")}
        />
      ) : null}
      <TextArea
        name="comment"
        label={texts.comment}
        hint={texts.commentHint}
        error={errors.comment}
        defaultValue={values.comment}
        {...register?.("comment")}
      />
      <RadioGroup
        name="display"
        label={texts.display}
        hint={texts.displayHint}
        error={errors.display}
        defaultValue={values.display}
        choices={[
          { value: "hidden", label: texts.displayHidden, hint: texts.displayHiddenHint },
          { value: "initials", label: texts.displayInitials, hint: texts.displayInitialsHint },
          { value: "name", label: texts.displayName, hint: texts.displayNameHint },
        ]}
      />
    </>
  );
}
