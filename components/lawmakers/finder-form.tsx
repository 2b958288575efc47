"use client";

import { ErrorSummary } from "@/components/form/error-summary";
import { type Option, SelectField } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useFormResponse } from "@/components/form/use-form-response";
import type { Messages } from "@/i18n/messages";
import type { FormAction } from "@/lib/form-state";

interface FinderFormProps {
  action: FormAction;
  texts: Messages["lawmakers"]["form"] & Record<"summary" | "offline" | "outdated", string>;
  states: Option[];
  /** The ZIP Code and the state of the page, so that only the street has to be added. */
  zip: string;
  state: string;
}

/**
 * Finds lawmakers by ZIP Code or street. It is posted, because what is in a URL stays in histories and logs. The values are not
 * kept for going back, as those of other forms are: a street must not stay in the browser. There is a field for the state only
 * where the ZIP Code does not settle it.
 */
export function FinderForm({ action, texts, states, zip, state: stateOfPage }: FinderFormProps) {
  const {
    form,
    summary,
    state: { errors, values, message },
    pending,
  } = useFormResponse(action, texts);
  const state = values.state ?? stateOfPage;
  return (
    <form {...form} className="max-w-md space-y-5" aria-labelledby="finder-title">
      <ErrorSummary ref={summary} title={texts.summary} errors={errors} message={pending ? null : message} />
      <TextField
        name="zip"
        label={texts.zip}
        hint={texts.zipHint}
        error={errors.zip}
        defaultValue={values.zip ?? zip}
        inputMode="numeric"
        autoComplete="postal-code"
        required
        className="max-w-40"
      />
      {errors.state || state ? (
        <SelectField
          name="state"
          label={texts.state}
          error={errors.state}
          options={states}
          empty={texts.stateChoose}
          // A new `defaultValue` changes nothing in a select that exists already, so the key makes a new one.
          key={`state-${state}`}
          defaultValue={state}
          className="max-w-56"
        />
      ) : null}
      <TextField
        name="street"
        label={texts.street}
        hint={texts.streetHint}
        error={errors.street}
        defaultValue={values.street}
        autoComplete="address-line1"
      />
      <SubmitButton busy={texts.busy} pending={pending}>
        {texts.submit}
      </SubmitButton>
      <p className="text-sm text-muted">{texts.kept}</p>
    </form>
  );
}
