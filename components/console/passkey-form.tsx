"use client";

import { type ReactNode, useSyncExternalStore } from "react";

import { ErrorSummary } from "@/components/form/error-summary";
import { SubmitButton } from "@/components/form/submit-button";
import { TextField } from "@/components/form/text-field";
import { useFormResponse } from "@/components/form/use-form-response";
import { EMPTY_FORM, type FormAction } from "@/lib/form-state";
import { TROUBLES } from "./action-form";
import { RecoveryCodes } from "./recovery-codes";

interface PasskeyFormProps {
  /** Answers with the options of the browser's call, as JSON in a value `options`. */
  begin: FormAction;
  /** Takes what the browser gives, in a field `response`. Where it answers with recovery codes, they are shown instead. */
  finish: FormAction;
  kind: "add" | "give";
  form: string;
  submit: string;
  /** What stands before the button. */
  children?: ReactNode;
  /** What stands below it. It goes when recovery codes are shown. */
  otherwise?: ReactNode;
}

/** Adds a passkey, or gives one as second factor. Without JavaScript there is only what stands below it. */
export function PasskeyForm({ begin, finish, kind, form: name, submit, children, otherwise }: PasskeyFormProps) {
  const {
    form,
    summary,
    state: { errors, values, message, link },
    pending,
  } = useFormResponse(finish, TROUBLES, {
    async beforeSend(data) {
      data.set("response", await askBrowser(begin, kind));
    },
  });
  const isUsable = useSyncExternalStore(never, hasPasskeys, () => false);
  const codes = values["recoveryCodes"]?.split(" ");
  if (codes) return <RecoveryCodes codes={codes} />;
  return (
    <>
      {isUsable ? (
        <form {...form} className="grid max-w-[32rem] gap-4">
          {children}
          <ErrorSummary
            ref={summary}
            errors={errors}
            message={pending ? null : message}
            link={link}
            form={name}
            title="Please check this form"
          />
          {kind === "add" ? (
            <TextField
              form={name}
              name="name"
              label="Name of the passkey"
              hint="By which you know it later, like My phone"
              error={errors["name"]}
              maxLength={60}
              autoComplete="off"
              defaultValue={values["name"] ?? ""}
            />
          ) : null}
          <div>
            <SubmitButton busy="Waiting for your device…" pending={pending} variant="light">
              {submit}
            </SubmitButton>
          </div>
        </form>
      ) : null}
      {otherwise}
    </>
  );
}

/** What the browser gives as JSON, or an empty text where the person or the device gave nothing, which the server refuses. */
async function askBrowser(begin: FormAction, kind: "add" | "give"): Promise<string> {
  const { values } = await begin(EMPTY_FORM, new FormData());
  const options = values["options"];
  if (!options) return "";
  // Loaded when somebody presses: most visits of these pages do not need it.
  const { startAuthentication, startRegistration } = await import("@simplewebauthn/browser");
  try {
    const optionsJSON = JSON.parse(options);
    return JSON.stringify(
      kind === "add" ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON }),
    );
  } catch {
    return "";
  }
}

const hasPasskeys = () => "PublicKeyCredential" in window;
const never = () => () => undefined;
