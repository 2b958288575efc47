import type { ComponentProps } from "react";

import { Button } from "@/components/ui/button";
import { interpolate } from "@/lib/text";
import { BreakableEmail } from "./breakable-email";
import { GUARD_FIELDS } from "./guard-fields";
import { LikelyEmail, useLikelyEmail } from "./likely-email";
import { TextField } from "./text-field";

type EmailFieldProps = Omit<ComponentProps<typeof TextField>, "name" | "label" | "hint" | "defaultValue"> & {
  texts: Record<"email" | "emailHint" | "typoLikely" | "typoUse" | "typoKeep", string>;
  values: Record<string, string>;
  /** Whether the form is being sent. Its response then has the suggestion, so none is offered meanwhile. */
  pending: boolean;
  /** Sets the field to the suggested email. Needed where a form library holds the values. */
  onTake?: (email: string) => void;
};

/** The field for an email. Below it a button suggests the one that was probably meant. */
export function EmailField({ texts, values, pending, onTake, onBlur, onChange, ...input }: EmailFieldProps) {
  const { likely, look, forget } = useLikelyEmail();
  const asked = values[GUARD_FIELDS.emailInsisted];
  // The question of the server offers the same. A press while the form is being sent would come too late.
  const isOffered = !pending && likely !== values[GUARD_FIELDS.emailChosen];
  const use = (email: string, button: HTMLButtonElement) => {
    if (onTake) onTake(email);
    else putIntoField(button, email);
    forget();
    fieldOf(button)?.focus();
  };
  return (
    <div>
      <TextField
        name="email"
        label={texts.email}
        hint={texts.emailHint}
        defaultValue={values.email}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        {...input}
        onBlur={(event) => {
          void onBlur?.(event);
          // The server has asked about this one already.
          if (event.currentTarget.value.trim().toLowerCase() !== asked) void look(event.currentTarget.value);
        }}
        onChange={(event) => {
          void onChange?.(event);
          forget();
        }}
      />
      <LikelyEmail texts={texts} likely={isOffered ? likely : null} onUse={use} />
      <TypoOffer texts={texts} values={values} onTake={onTake} />
    </div>
  );
}

// Suggests the email that was probably meant. Sending the form again unchanged keeps the typed one.
function TypoOffer({ texts, values, onTake }: Pick<EmailFieldProps, "texts" | "values" | "onTake">) {
  const { [GUARD_FIELDS.emailInsisted]: typed, [GUARD_FIELDS.emailChosen]: likely } = values;
  if (!typed) return null;
  return (
    <div className="mt-3 space-y-2">
      <input type="hidden" name={GUARD_FIELDS.emailInsisted} value={typed} />
      {likely ? (
        <>
          {/* Without JavaScript the button is the only suggestion. */}
          <Button
            type="submit"
            name={GUARD_FIELDS.emailChosen}
            value={likely}
            onClick={({ currentTarget }) => (onTake ? onTake(likely) : putIntoField(currentTarget, likely))}
          >
            <span className="[overflow-wrap:anywhere]">
              <BreakableEmail text={interpolate(texts.typoUse, { email: likely })} />
            </span>
          </Button>
          <p className="text-sm text-muted [overflow-wrap:anywhere]">{interpolate(texts.typoKeep, { email: typed })}</p>
        </>
      ) : null}
    </div>
  );
}

function putIntoField(button: HTMLButtonElement, email: string): void {
  const field = fieldOf(button);
  if (field) field.value = email;
}

function fieldOf(button: HTMLButtonElement): HTMLInputElement | null {
  const field = button.form?.elements.namedItem("email");
  return field instanceof HTMLInputElement ? field : null;
}
