import { SelectField, type Option } from "@/components/form/select-field";
import type { Messages } from "@/i18n/messages";

export type SubscribeWords = Messages["news"]["subscribe"]["form"];

interface ChoiceFieldsProps {
  words: Pick<SubscribeWords, "state" | "stateHint" | "stateNone" | "language">;
  states: Option[];
  values: Record<string, string>;
  errors: Record<string, string>;
}

// Each in its own words, so that everybody finds theirs.
export const LANGUAGES: Option[] = [
  { value: "en", label: "English" },
  { value: "es", label: "Español" },
];

/** What a subscriber chooses: news of which state, and in which language. */
export function ChoiceFields({ words, states, values, errors }: ChoiceFieldsProps) {
  return (
    <>
      <SelectField
        name="state"
        label={words.state}
        hint={words.stateHint}
        error={errors.state}
        options={states}
        empty={words.stateNone}
        // A select keeps its first choice when it is given another, unless it is a new one.
        key={`state-${values.state}`}
        defaultValue={values.state ?? ""}
      />
      <SelectField
        name="language"
        label={words.language}
        error={errors.language}
        options={LANGUAGES}
        key={`language-${values.language}`}
        defaultValue={values.language}
        className="max-w-56"
      />
    </>
  );
}
