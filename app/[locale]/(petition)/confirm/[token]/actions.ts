"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";

import { handleOrApologize } from "@/app/_web/forms/action";
import { formCopy } from "@/app/_web/forms/form-copy";
import { localePath, toLocale } from "@/lib/locale";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { readToken } from "@/lib/link-token";
import { confirm, sendConfirmationAgain, type SendAgainRefusal } from "@/lib/signatures/commands";
import type { ConfirmRefusal } from "@/lib/signatures/rules";

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
