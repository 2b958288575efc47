import type { FieldPath, FieldValues } from "react-hook-form";

import { SelectField } from "@/components/form/select-field";
import { statesOfZip } from "@/lib/lawmakers/rules";
import { interpolate } from "@/lib/text";
import type { SignerFieldsProps } from "./signer-fields";

const WHOLE_ZIP = /^\s*(\d{5})([- ]?\d{4})?\s*$/;

/**
 * The state follows from the ZIP Code where that settles it. Only where it does not, or where an error is to be put right,
 * is there a field: one that is out of sight would be filled in by browsers and followed by nobody.
 */
export function StateQuestion<Fields extends FieldValues>({
  words,
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
      {/* Read out when it changes, so that it is no surprise that a question appears. Its line is kept free, so that nothing
          moves from under a pointer when the form wakes. */}
      <p role="status" className="-mt-4 min-h-[1.5em] text-sm">
        {state ? interpolate(words.stateFound, { state: state.label }) : unsettled ? words.stateAsked : ""}
      </p>
      {unsettled || errors.state ? (
        <SelectField
          label={words.state}
          error={errors.state}
          options={found?.kind === "several" ? states.filter(({ value }) => found.states.includes(value)) : states}
          empty={words.stateChoose}
          defaultValue={values.state}
          autoComplete="address-level1"
          className="mt-2"
          {...register("state" as FieldPath<Fields>)}
        />
      ) : null}
    </div>
  );
}

function statesOf(typed: string) {
  const zip5 = WHOLE_ZIP.exec(typed)?.[1];
  return zip5 ? statesOfZip(zip5) : null;
}
