import { SelectField, type Option } from "@/components/form/select-field";
import type { Messages } from "@/i18n/messages";

export type SubscribeTexts = Messages["news"]["subscribe"]["form"];

interface ChoiceFieldsProps {
  texts: Pick<SubscribeTexts, "state" | "stateHint" | "stateNone" | "language">;
  states: Option[];
  values: Record<string, string>;
  errors: Record<string, string>;
}

// Each language by its own name, so that every reader finds theirs.
export const LANGUAGES: Option[] = [
  { value: "en", label: "English" },
  { value: "es", label: "Español" },
];

/** What a subscriber chooses: the state of the news, and its language. */
export function ChoiceFields({ texts, states, values, errors }: ChoiceFieldsProps) {
  return (
    <>
      <SelectField
        name="state"
        label={texts.state}
        hint={texts.stateHint}
        error={errors.state}
        options={states}
        empty={texts.stateNone}
        // A new `defaultValue` changes nothing in a select that exists already, so the key makes a new one.
        key={`state-${values.state}`}
        defaultValue={values.state ?? ""}
      />
      <SelectField
        name="language"
        label={texts.language}
        error={errors.language}
        options={LANGUAGES}
        key={`language-${values.language}`}
        defaultValue={values.language}
        className="max-w-56"
      />
    </>
  );
}
