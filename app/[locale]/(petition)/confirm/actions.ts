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

// Room for what people copy along with a code; lib/link-token reads no further.
const CODE_TEXT_MAX = 100;

/** Leads from the short code of an email to the same page as its link. */
export async function codeAction(given: string, _state: FormState, data: FormData): Promise<FormState> {
  const locale = toLocale(given);
  const words = messagesOf(locale).petition.code;
  return formAction(
    z.object({ code: z.pipe(oneLine(CODE_TEXT_MAX, words.wrong), z.string().min(1, words.missing)) }),
    async ({ code }) => {
      const found = await draftOfCode(code, await clientIp(), new Date());
      if (found.ok) redirect(localePath(locale, `/confirm/${mintToken("confirm", found.value)}`) as Route);
      return found.refusal === "too-many-codes" ? { message: words.tooMany } : { errors: { code: words.wrong } };
    },
    { unavailable: formCopy(locale, "petition").refusals.unavailable },
  )(data);
}
