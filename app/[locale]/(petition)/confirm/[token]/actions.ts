"use server";

import type { Route } from "next";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";

import { handleOrApologize } from "@/app/_web/forms/action";
import { formCopy } from "@/app/_web/forms/form-copy";
import { localePath, toLocale } from "@/lib/locale";
import { EMPTY_FORM, type FormState } from "@/lib/form-state";
import { readToken } from "@/lib/link-token";
import { confirm, sendConfirmationAgain, type SendAgainRefusal } from "@/lib/signatures/commands";
import type { ConfirmRefusal } from "@/lib/signatures/rules";

/** Confirms. The page, drawn again in the same answer, shows what came of it. */
export async function confirmAction(token: string, given: string): Promise<FormState> {
  const { refusals } = formCopy(toLocale(given), "petition");
  const refused: Record<ConfirmRefusal, string> = refusals;
  return {
    ...EMPTY_FORM,
    ...(await handleOrApologize(async () => {
      const id = readToken("confirm", token);
      if (id === null) return { message: refused["no-such-signature"] };
      const result = await confirm(id, new Date());
      refresh();
      if (!result.ok) return { message: refused[result.refusal] };
    }, refusals.unavailable)),
  };
}

/** Writes the email again, for whoever comes with a link that has expired. */
export async function sendAgainAction(token: string, given: string): Promise<FormState> {
  const locale = toLocale(given);
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
