"use server";

import { guardedAction } from "@/app/_web/forms/guarded-action";
import { formCopy } from "@/app/_web/forms/form-copy";
import { senderOf } from "@/app/_web/forms/request";
import { messagesOf } from "@/i18n/messages";
import { localePath, toLocale } from "@/lib/locale";
import { reportError, type ReportRefusal } from "@/lib/error-reports/commands";
import { reportInput } from "@/lib/error-reports/schema";
import { env } from "@/lib/env";
import type { FormState } from "@/lib/form-state";
import { interpolate } from "@/lib/text";

/** Sends a report of an error to the organizers. */
export async function reportAction(language: string, _state: FormState, data: FormData): Promise<FormState> {
  const locale = toLocale(language);
  const { refusals, messageOf } = formCopy(locale, "news");
  const refused: Record<ReportRefusal, string> = messagesOf(locale).news.report.refusals;
  const accepted = localePath(locale, "/corrections/sent");

  return guardedAction(reportInput, { accepted, refusals, messageOf }, async (input, values) => {
    const context = { language: locale, sender: await senderOf(values) };
    const result = await reportError(input, context, new Date());
    if (!result.ok) return { message: interpolate(refused[result.refusal], { email: env.CONTACT_EMAIL }) };
  })(data);
}
