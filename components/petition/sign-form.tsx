"use client";

import { zodResolver } from "@hookform/resolvers/zod";

import type { ReactNode } from "react";

import { CheckboxField } from "@/components/form/checkbox-field";
import { EmailField } from "@/components/form/email-field";
import { ErrorSummary } from "@/components/form/error-summary";
import type { Option } from "@/components/form/select-field";
import { PlainSubmit } from "@/components/form/plain-submit";
import { SubmitButton } from "@/components/form/submit-button";
import { HelpFirst } from "@/components/form/help-first";
import { Honeypot } from "@/components/form/honeypot";
import { useActionForm } from "@/components/form/use-action-form";
import { useProof } from "@/components/form/use-proof";
import type { Messages } from "@/i18n/messages";
import type { FormAction } from "@/lib/form-state";
import { signatureInput, type SignatureFields, type SignatureInput } from "@/lib/signatures/schema";
import type { DangerTexts } from "./addition-fields";
import { SourceField } from "./source-field";
import { NameField, PlaceFields, UpdatesField, type FormTexts } from "./signer-fields";

interface SignFormProps {
  action: FormAction;
  /** Of the petition. enhance/sent-form.ts keeps what is sent for the page that follows. */
  slug: string;
  /** The path of the page, to which a browser without JavaScript posts. */
  permalink: string;
  texts: FormTexts;
  danger: DangerTexts;
  /** The ways to help that come first where a comment says that somebody is in danger. */
  help: ReactNode;
  fieldErrors: Messages["petition"]["fieldErrors"];
  states: Option[];
  /** The hidden field with the share link that brought the signer. */
  source: ReactNode;
  privacyHref: string;
  /** In a frame on another website: other pages of ours open beside it. */
  framed?: boolean;
}

// Parsing the whole form, as on the server, gives the errors in the order of the fields.
const resolver = zodResolver<SignatureFields, unknown, SignatureInput>(signatureInput, undefined, { mode: "sync" });

/** The sign form: one column, as short as possible, the same with and without JavaScript. */
export function SignForm({ slug, texts, danger, help, states, source, privacyHref, ...rest }: SignFormProps) {
  const { action, permalink, fieldErrors, framed = false } = rest;
  const messages: Record<string, string> = fieldErrors;
  const proof = useProof();
  const { form, summary, insteadOfSummary, register, watch, setValue, errors, pending, values } = useActionForm<
    SignatureFields,
    SignatureInput
  >({
    action,
    permalink,
    resolver,
    messageOf: (code) => messages[code] ?? code,
    offline: texts.offline,
    outdated: texts.outdated,
    beforeSend: proof.addTo,
  });
  const common = { texts, states, values, errors, register, watch, setValue };

  return (
    <form {...form} data-signs={slug} onFocus={proof.start} className="space-y-5" aria-labelledby="sign-title">
      <PlainSubmit values={values} pending={pending} />
      <ErrorSummary title={texts.summary} {...summary} />
      <HelpFirst values={values} texts={danger} help={help} ref={insteadOfSummary} />
      <p className="text-sm text-muted">{texts.required}</p>
      <NameField {...common} />
      <EmailField
        texts={texts}
        values={values}
        pending={pending}
        error={errors.email}
        onTake={(email) => setValue("email", email)}
        required
        {...register("email")}
      />
      <PlaceFields {...common} />
      <div>
        <CheckboxField
          label={texts.age}
          error={errors.age}
          defaultChecked={values.age === "on"}
          required
          {...register("age")}
        />
        <UpdatesField {...common} />
      </div>
      <Honeypot label={texts.honeypot} values={values} />
      <UnaskedFields values={values} />
      {values.source === undefined ? source : <SourceField from={values.source} />}
      <div>
        <SubmitButton busy={texts.busy} pending={pending} className="w-full">
          {texts.submit}
        </SubmitButton>
        <Privacy texts={texts} href={privacyHref} framed={framed} />
      </div>
    </form>
  );
}

function Privacy({ texts, href, framed }: { texts: FormTexts; href: string; framed: boolean }) {
  return (
    <p className="mt-3 text-sm text-muted">
      {texts.seen}{" "}
      <a href={href} {...(framed && { target: "_blank", rel: "noopener" })} className="text-link">
        {texts.privacy}
      </a>
    </p>
  );
}

/** What the form does not ask for and takes all the same. A refused form keeps it. */
function UnaskedFields({ values }: { values: Record<string, string> }) {
  return ["street", "comment", "display"].map((name) =>
    values[name] ? <input key={name} type="hidden" name={name} value={values[name]} /> : null,
  );
}
