"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useRef } from "react";

import { CheckboxField } from "@/components/form/checkbox-field";
import { ErrorSummary } from "@/components/form/error-summary";
import type { Option } from "@/components/form/select-field";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useActionForm } from "@/components/form/use-action-form";
import { Button } from "@/components/ui/button";
import type { Messages } from "@/i18n/messages";
import type { FormAction } from "@/lib/form-state";
import { signatureInput, type SignatureFields, type SignatureInput } from "@/lib/signatures/schema";
import { fill } from "@/lib/text";
import { soon, solveProof } from "./proof-of-work";
import { SIGN_FIELDS } from "./sign-fields";
import { ChoiceFields, NameField, PlaceFields, type FormWords } from "./signer-fields";

interface SignFormProps {
  action: FormAction;
  /** The address of the page, to which a browser without JavaScript posts. */
  address: string;
  words: FormWords;
  fieldErrors: Messages["petition"]["fieldErrors"];
  states: Option[];
  /** The share link that brought the signer. */
  source: string | null;
  privacyHref: string;
}

const resolver = zodResolver<SignatureFields, unknown, SignatureInput>(signatureInput);

/** The sign form: one column, as short as it can be, the same with and without JavaScript. */
export function SignForm({ action, address, words, fieldErrors, states, source, privacyHref }: SignFormProps) {
  const sentences: Record<string, string> = fieldErrors;
  const proof = useProof();
  const { form, summary, register, watch, setValue, errors, pending, values } = useActionForm<SignatureFields, SignatureInput>({
    action,
    address,
    resolver,
    sentenceOf: (code) => sentences[code] ?? code,
    offline: words.offline,
    outdated: words.outdated,
    beforeSend: async (data) => data.set("altcha", await proof.get() ?? ""),
  });
  const common = { words, states, values, errors, register, watch, setValue };

  return (
    <form {...form} onFocus={proof.start} className="space-y-6" aria-labelledby="sign-title">
      <ErrorSummary title={words.summary} {...summary} />
      <p className="text-sm text-muted">{words.required}</p>
      <NameField {...common} />
      <div>
        <TextField
          label={words.email}
          hint={words.emailHint}
          error={errors.email}
          defaultValue={values.email}
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          {...register("email")}
        />
        <SlipOffer words={words} values={values} onTake={(email) => setValue("email", email)} />
      </div>
      <PlaceFields {...common} />
      <ChoiceFields {...common} />
      <CheckboxField
        label={words.age}
        error={errors.age}
        defaultChecked={values.age === "on"}
        required
        {...register("age")}
      />
      <Trap label={words.trap} value={values[SIGN_FIELDS.trap]} />
      <input type="hidden" name={SIGN_FIELDS.source} value={values[SIGN_FIELDS.source] ?? source ?? ""} />
      <div>
        <SubmitButton busy={words.busy} pending={pending} className="w-full">{words.submit}</SubmitButton>
        <p className="mt-3 text-sm"><a href={privacyHref} className="text-link">{words.privacy}</a></p>
      </div>
    </form>
  );
}

/** Offers the address that was probably meant. Sending the form again as it is insists on the typed one. */
function SlipOffer({ words, values, onTake }: {
  words: FormWords; values: Record<string, string>; onTake: (email: string) => void;
}) {
  const { [SIGN_FIELDS.emailInsisted]: typed, [SIGN_FIELDS.emailChosen]: likely } = values;
  if (!typed) return null;
  return (
    <div className="mt-3 space-y-2">
      <input type="hidden" name={SIGN_FIELDS.emailInsisted} value={typed} />
      {likely ? (
        <>
          <Button type="submit" name={SIGN_FIELDS.emailChosen} value={likely} onClick={() => onTake(likely)}>
            <span className="[overflow-wrap:anywhere]">{fill(words.slipUse, { email: likely })}</span>
          </Button>
          <p className="text-sm text-muted [overflow-wrap:anywhere]">{fill(words.slipKeep, { email: typed })}</p>
        </>
      ) : null}
    </div>
  );
}

/** Out of sight and out of the way of keyboards and screen readers, but not `display: none`, which programs know. */
function Trap({ label, value }: { label: string; value: string | undefined }) {
  return (
    <div aria-hidden="true" className="absolute size-px overflow-hidden [clip-path:inset(50%)]">
      <label>
        {label}
        <input type="text" name={SIGN_FIELDS.trap} defaultValue={value} tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  );
}

// Shorter than a proof stays good, so that a form left open over lunch asks for a new one.
const PROOF_MILLISECONDS_MAX = 25 * 60_000;

function useProof() {
  const running = useRef<{ since: number; proof: Promise<string | null> } | null>(null);
  const start = () => {
    if (running.current && Date.now() - running.current.since < PROOF_MILLISECONDS_MAX) return running.current.proof;
    running.current = { since: Date.now(), proof: solveProof() };
    return running.current.proof;
  };
  return { start: () => void start(), get: () => soon(start()) };
}
