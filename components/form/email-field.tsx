import type { ComponentProps } from "react";

import { Button } from "@/components/ui/button";
import { interpolate } from "@/lib/text";
import { GUARD_FIELDS } from "./guard-fields";
import { TextField } from "./text-field";

type EmailFieldProps = Omit<ComponentProps<typeof TextField>, "name" | "label" | "hint" | "defaultValue"> & {
  words: Record<"email" | "emailHint" | "typoUse" | "typoKeep", string>;
  values: Record<string, string>;
  /** Puts another email into the field, where a form library knows what is in it. */
  onTake?: (email: string) => void;
};

/** An email, and below it the one that was probably meant. */
export function EmailField({ words, values, onTake, ...input }: EmailFieldProps) {
  return (
    <div>
      <TextField
        name="email"
        label={words.email}
        hint={words.emailHint}
        defaultValue={values.email}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        {...input}
      />
      <TypoOffer words={words} values={values} onTake={onTake} />
    </div>
  );
}

// Offers the email that was probably meant. Sending the form again as it is insists on the typed one.
function TypoOffer({ words, values, onTake }: Pick<EmailFieldProps, "words" | "values" | "onTake">) {
  const { [GUARD_FIELDS.emailInsisted]: typed, [GUARD_FIELDS.emailChosen]: likely } = values;
  if (!typed) return null;
  return (
    <div className="mt-3 space-y-2">
      <input type="hidden" name={GUARD_FIELDS.emailInsisted} value={typed} />
      {likely ? (
        <>
          {/* Without JavaScript the button alone says it. */}
          <Button
            type="submit"
            name={GUARD_FIELDS.emailChosen}
            value={likely}
            onClick={({ currentTarget }) => (onTake ? onTake(likely) : putIntoField(currentTarget, likely))}
          >
            <span className="[overflow-wrap:anywhere]">{interpolate(words.typoUse, { email: likely })}</span>
          </Button>
          <p className="text-sm text-muted [overflow-wrap:anywhere]">{interpolate(words.typoKeep, { email: typed })}</p>
        </>
      ) : null}
    </div>
  );
}

function putIntoField(button: HTMLButtonElement, email: string): void {
  const field = button.form?.elements.namedItem("email");
  if (field instanceof HTMLInputElement) field.value = email;
}
