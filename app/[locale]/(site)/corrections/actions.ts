"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";

import { formAction } from "@/app/_web/action";
import { askAboutSlip, takeChosenAddress } from "@/app/_web/email-slip";
import { newsSentencesOf } from "@/app/_web/news-sentences";
import { takeProof } from "@/app/_web/proof";
import { clientSource } from "@/app/_web/request";
import { isThisMachine } from "@/app/_web/sign-lane";
import { GUARD_FIELDS } from "@/components/form/guard-fields";
import { messagesOf } from "@/i18n/messages";
import { isLocale, localePath } from "@/i18n/routing";
import { reportError, type ReportRefusal } from "@/lib/corrections/commands";
import { reportInput } from "@/lib/corrections/schema";
import { env } from "@/lib/env";
import type { FormState } from "@/lib/form-state";
import { fill } from "@/lib/text";

/** Hands a report of an error to the organizers. */
export async function reportAction(given: string, _state: FormState, data: FormData): Promise<FormState> {
  const locale = isLocale(given) ? given : "en";
  const { refusals, sentenceOf } = newsSentencesOf(locale);
  const refused: Record<ReportRefusal, string> = messagesOf(locale).news.report.refusals;
  takeChosenAddress(data);

  return formAction(reportInput, async (input, values) => {
    const accepted = localePath(locale, "/corrections/sent") as Route;
    if (values[GUARD_FIELDS.trap]) redirect(accepted);
    const asked = input.email === null ? null : askAboutSlip(input.email, values, refusals.slip);
    if (asked) return asked;

    const now = new Date();
    const source = await clientSource();
    const proved = await takeProof(values[GUARD_FIELDS.proof], now);
    const result = await reportError(input, { language: locale, source: isThisMachine(source) ? null : source, proved }, now);
    if (!result.ok) return { message: fill(refused[result.refusal], { address: env.CONTACT_EMAIL }) };
    redirect(accepted);
  }, { sentenceOf, unavailable: refusals.unavailable })(data);
}
