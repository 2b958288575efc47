import type { FieldPath, FieldValues } from "react-hook-form";

import { SelectField, type Option } from "@/components/form/select-field";
import { statesOfZip } from "@/lib/lawmakers/rules";
import { interpolate } from "@/lib/text";
import type { SignerFieldsProps } from "./signer-fields";

const WHOLE_ZIP = /^\s*(\d{5})([- ]?\d{4})?\s*$/;

/**
 * The state follows from the ZIP Code where that settles it, and is asked for where it does not. It can always be
 * chosen, because people move, and because the tables may be wrong. A `details` opens without JavaScript too.
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
  const found = getOwn(typed);
  const asked = Boolean(errors.state) || (found !== null && found.kind !== "one");
  const state = found?.kind === "one" ? states.find(({ value }) => value === found.state) : undefined;
  return (
    <div>
      {/* Read out when it changes, so that it is no surprise that a question appears. */}
      <p role="status" className={state ? "-mt-2 mb-1 text-sm" : "sr-only"}>
        {state ? interpolate(words.stateFound, { state: state.label }) : asked ? words.stateAsked : ""}
      </p>
      <details open={asked || Boolean(values.state)}>
        <summary className="py-2 text-sm text-link underline">{asked ? words.stateAsked : words.stateOther}</summary>
        <div className="mt-2">
          <SelectField
            label={words.state}
            hint={words.stateHint}
            error={errors.state}
            options={likelyFirst(states, found)}
            empty={asked ? words.stateChoose : words.stateEmpty}
            defaultValue={values.state}
            autoComplete="address-level1"
            {...register("state" as FieldPath<Fields>)}
          />
        </div>
      </details>
    </div>
  );
}

function getOwn(typed: string) {
  const zip5 = WHOLE_ZIP.exec(typed)?.[1];
  return zip5 ? statesOfZip(zip5) : null;
}

function likelyFirst(states: Option[], found: ReturnType<typeof getOwn>): Option[] {
  if (found?.kind !== "several") return states;
  const likely = new Set(found.states);
  return [...states.filter(({ value }) => likely.has(value)), ...states.filter(({ value }) => !likely.has(value))];
}
