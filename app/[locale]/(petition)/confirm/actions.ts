"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";

import { formAction } from "@/app/_web/forms/action";
import { clientIp } from "@/app/_web/forms/request";
import { formCopy } from "@/app/_web/forms/form-copy";
import { messagesOf } from "@/i18n/messages";
import { localePath, toLocale } from "@/lib/locale";
import { oneLine } from "@/lib/fields";
import type { FormState } from "@/lib/form-state";
import { mintToken } from "@/lib/link-token";
import { draftOfCode } from "@/lib/signatures/typed-code";

// Room for text that people copy together with the code; lib/link-token reads no further.
const CODE_TEXT_MAX = 100;

/** Redirects from the short code of an email to the page of its link. */
export async function codeAction(language: string, _state: FormState, data: FormData): Promise<FormState> {
  const locale = toLocale(language);
  const texts = messagesOf(locale).petition.code;
  return formAction(
    z.object({ code: z.pipe(oneLine(CODE_TEXT_MAX, texts.wrong), z.string().min(1, texts.missing)) }),
    async ({ code }) => {
      const found = await draftOfCode(code, await clientIp(), new Date());
      if (found.ok) redirect(localePath(locale, `/confirm/${mintToken("confirm", found.value)}`) as Route);
      return found.refusal === "too-many-codes" ? { message: texts.tooMany } : { errors: { code: texts.wrong } };
    },
    { unavailable: formCopy(locale, "petition").refusals.unavailable },
  )(data);
}
