import type { FieldPath, FieldValues } from "react-hook-form";

import { SelectField } from "@/components/form/select-field";
import { readZip, statesOfZip } from "@/lib/lawmakers/rules";
import { interpolate } from "@/lib/text";
import type { SignerFieldsProps } from "./signer-fields";

/**
 * The state follows from the ZIP Code where that settles it. There is a field only where it does not, or where the state
 * has an error: browsers would autofill a hidden field, and nobody would notice.
 */
export function StateQuestion<Fields extends FieldValues>({
  texts,
  states,
  values,
  errors,
  register,
  watch,
}: SignerFieldsProps<Fields>) {
  const typed = String(watch("zip" as FieldPath<Fields>) ?? values.zip ?? "");
  const found = statesOf(typed);
  const unsettled = found !== null && found.kind !== "one";
  const state = found?.kind === "one" ? states.find(({ value }) => value === found.state) : undefined;
  return (
    <div>
      {/* Screen readers announce it when it changes, so that the new field is no surprise. Its line has a minimum height, so
          that hydration moves nothing. */}
      <p role="status" className="-mt-4 min-h-[1.5em] text-sm">
        {state ? interpolate(texts.stateFound, { state: state.label }) : unsettled ? texts.stateAsked : ""}
      </p>
      {unsettled || errors.state ? (
        <div className="mt-3">
          <SelectField
            label={texts.state}
            error={errors.state}
            options={found?.kind === "several" ? states.filter(({ value }) => found.states.includes(value)) : states}
            empty={texts.stateChoose}
            defaultValue={values.state}
            autoComplete="address-level1"
            {...register("state" as FieldPath<Fields>)}
          />
        </div>
      ) : null}
    </div>
  );
}

function statesOf(typed: string) {
  const zip5 = readZip(typed);
  return zip5 ? statesOfZip(zip5) : null;
}
