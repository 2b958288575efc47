"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";

import { formAction, handleOrApologize } from "@/app/_web/forms/action";
import { formCopy } from "@/app/_web/forms/form-copy";
import { showHelpFirst } from "@/app/_web/forms/show-help-first";
import { localePath, toLocale } from "@/lib/locale";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { mintToken, readToken } from "@/lib/link-token";
import { refuse } from "@/lib/result";
import { confirm, sendConfirmationAgain, type SendAgainRefusal } from "@/lib/signatures/commands";
import { add } from "@/lib/signatures/rights/commands";
import type { ConfirmRefusal } from "@/lib/signatures/rules";
import { additionInput } from "@/lib/signatures/schema";

/** Confirms, and leads back to the page of the link, which then is the page of thanks. */
export async function confirmAction(token: string, language: string): Promise<FormState> {
  const locale = toLocale(language);
  const { refusals } = formCopy(locale, "petition");
  const refused: Record<ConfirmRefusal, string> = refusals;
  return {
    ...EMPTY_FORM,
    ...(await handleOrApologize(async () => {
      const id = readToken("confirm", token);
      if (id === null) return { message: refused["no-such-signature"] };
      const result = await confirm(id, new Date());
      if (!result.ok) return { message: refused[result.refusal] };
      redirect(localePath(locale, `/confirm/${token}`) as Route);
    }, refusals.unavailable)),
  };
}

/** Sends the email again to a person whose link has expired. */
export async function sendAgainAction(token: string, language: string): Promise<FormState> {
  const locale = toLocale(language);
  const { refusals } = formCopy(locale, "petition");
  const refused: Record<SendAgainRefusal, string> = refusals;
  return {
    ...EMPTY_FORM,
    ...(await handleOrApologize(async () => {
      const id = readToken("confirm", token);
      if (id === null) return { message: refused["no-such-signature"] };
      const result = await sendConfirmationAgain(id, new Date());
      if (!result.ok) return { message: refused[result.refusal] };
      redirect(localePath(locale, `/petitions/${result.value.slug}/check-your-email`) as Route);
    }, refusals.unavailable)),
  };
}

/** Adds to the signature that the link has confirmed, and leads to the signer's own page, which shows everything. */
export async function addAction(
  token: string,
  language: string,
  _state: FormState,
  data: FormData,
): Promise<FormState> {
  const locale = toLocale(language);
  const { refusals, messageOf } = formCopy(locale, "petition");
  return formAction(
    additionInput,
    async (input, values) => {
      const help = showHelpFirst(input.comment, values);
      if (help) return help;
      const id = readToken("confirm", token);
      const result = id === null ? refuse("no-such-signature") : await add(id, input, new Date());
      if (!result.ok) return { message: refusals[result.refusal] };
      redirect(
        localePath(locale, `/signature/${mintToken("signature", result.value.signatureId)}?done=added`) as Route,
      );
    },
    { messageOf, unavailable: refusals.unavailable },
  )(data);
}
