"use client";

import { zodResolver } from "@hookform/resolvers/zod";

import { ErrorSummary } from "@/components/form/error-summary";
import type { Option } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import type { Messages } from "@/i18n/messages";
import type { FormAction } from "@/lib/form-state";
import { correctionInput, type CorrectionFields, type CorrectionInput } from "@/lib/signatures/schema";
import { ChoiceFields, NameField, PlaceFields, type FormWords } from "./signer-fields";

interface CorrectFormProps {
  action: FormAction;
  words: FormWords;
  own: Pick<Messages["petition"]["own"], "correct" | "correctBusy">;
  fieldErrors: Messages["petition"]["fieldErrors"];
  states: Option[];
  /** What is kept now. */
  kept: Record<string, string>;
}

// Parsed in one go, as on the server, errors come in the order of the fields.
const resolver = zodResolver<CorrectionFields, unknown, CorrectionInput>(correctionInput, undefined, { mode: "sync" });

/** The sign form's fields again, filled in with what is kept, on the signer's own page. */
export function CorrectForm({ action, words, own, fieldErrors, states, kept }: CorrectFormProps) {
  const sentences: Record<string, string> = fieldErrors;
  const { form, summary, register, watch, setValue, errors, pending, values } = useActionForm<
    CorrectionFields,
    CorrectionInput
  >({
    action,
    resolver,
    messageOf: (code) => sentences[code] ?? code,
    offline: words.offline,
    outdated: words.outdated,
  });
  // A refused form shows what was typed, also where that was a box left empty.
  const shown = Object.keys(values).length > 0 ? values : kept;
  const common = { words, states, values: shown, errors, register, watch, setValue };
  return (
    <form {...form} className="space-y-6">
      <ErrorSummary title={words.summary} {...summary} />
      <NameField {...common} />
      <PlaceFields {...common} />
      <ChoiceFields {...common} />
      <SubmitButton busy={own.correctBusy} pending={pending} variant="quiet">
        {own.correct}
      </SubmitButton>
    </form>
  );
}
