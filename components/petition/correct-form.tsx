"use client";

import { zodResolver } from "@hookform/resolvers/zod";

import type { ReactNode } from "react";

import { ErrorSummary } from "@/components/form/error-summary";
import { HelpFirst } from "@/components/form/help-first";
import type { Option } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { useActionForm } from "@/components/form/use-action-form";
import type { Messages } from "@/i18n/messages";
import type { FormAction } from "@/lib/form-state";
import { correctionInput, type CorrectionFields, type CorrectionInput } from "@/lib/signatures/schema";
import { AdditionFields, type AdditionTexts, type DangerTexts } from "./addition-fields";
import { NameField, PlaceFields, UpdatesField, type FormTexts } from "./signer-fields";

interface CorrectFormProps {
  action: FormAction;
  texts: FormTexts;
  addition: AdditionTexts;
  danger: DangerTexts;
  /** The ways to help that come first where a comment says that somebody is in danger. */
  help: ReactNode;
  own: Pick<Messages["petition"]["own"], "correct" | "correctBusy">;
  fieldErrors: Messages["petition"]["fieldErrors"];
  states: Option[];
  /** The current values. */
  kept: Record<string, string>;
  /** Whether the signature counts now. */
  isCounted: boolean;
}

// Parsing the whole form, as on the server, gives the errors in the order of the fields.
const resolver = zodResolver<CorrectionFields, unknown, CorrectionInput>(correctionInput, undefined, { mode: "sync" });

/** The fields of the sign form with the current values, on the signer's own page. */
export function CorrectForm({
  texts,
  addition,
  danger,
  help,
  own,
  states,
  kept,
  isCounted,
  ...rest
}: CorrectFormProps) {
  const { action, fieldErrors } = rest;
  const messages: Record<string, string> = fieldErrors;
  const { form, summary, insteadOfSummary, register, watch, setValue, errors, pending, values } = useActionForm<
    CorrectionFields,
    CorrectionInput
  >({
    action,
    resolver,
    messageOf: (code) => messages[code] ?? code,
    offline: texts.offline,
    outdated: texts.outdated,
  });
  // A refused form shows what was typed, including a checkbox that was cleared.
  const shown = Object.keys(values).length > 0 ? values : kept;
  const common = { texts, states, values: shown, errors, register, watch, setValue };
  return (
    <form {...form} className="space-y-6">
      <ErrorSummary title={texts.summary} {...summary} />
      <HelpFirst values={values} texts={danger} help={help} ref={insteadOfSummary} />
      <NameField {...common} />
      <PlaceFields {...common} />
      <AdditionFields texts={addition} values={shown} errors={errors} asksStreet={isCounted} register={register} />
      <UpdatesField {...common} />
      <SubmitButton busy={own.correctBusy} pending={pending} variant="quiet">
        {own.correct}
      </SubmitButton>
    </form>
  );
}
